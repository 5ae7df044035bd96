//! The friends of a user: whose, the order, page and its size are all in the address. Beside them who may add the user,
//! and whether two users are friends.

mod acts;
mod add;
mod columns;
mod edit;
mod list;
mod permission;
mod relation;
mod remove;
mod row_actions;
mod rows;
mod section;
mod states;

use leptos::prelude::*;
use nexconn_api::admin::Relation;
use nexconn_api::nexconn::FRIENDS;

use super::actions::Subject;
use super::import::{ImportKind, ImportLink};
use super::parts::{
    List, ListContent, ListQuery, Shown, Stale, UserPicker, focus_if_lost, known_users,
};
use crate::api::{Client, Reading};
use crate::components::{Button, ButtonKind, ButtonLink, ButtonSize, IconName, PageHead, Toolbar};
use crate::route::{Navigator, Route, use_page_title};
use crate::state::{CurrentApp, Live};
use crate::text::use_text;

pub(crate) use acts::FriendActs;
use add::AddDialog;
use edit::EditDialog;
use list::Friends;
pub(crate) use list::FriendsQuery;
pub(crate) use permission::{WhoMayAdd, permission_name};
pub(crate) use relation::RelationOfTwo;
use remove::RemoveDialog;
use rows::Rows;
pub(crate) use section::FriendsSection;

/// The page.
#[component]
pub fn FriendsPage() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let title = text.of(|words| words.friends.title);
    use_page_title(title);
    let user_id = Memo::new(move |before: Option<&String>| match navigator.route().get() {
        Route::Friends { .. } => FriendsQuery::parse(&navigator.search()).search,
        _ => before.cloned().unwrap_or_default(),
    });
    let known = Reading::new(move || {
        let (app, user_id) = (app.slug(), user_id.get());
        async move {
            let ids = Some(user_id.clone()).filter(|id| !id.is_empty()).into_iter().collect();
            Ok(known_users(client, app, ids).await.remove(&user_id))
        }
    });
    let user = Signal::derive(move || {
        let user_id = user_id.get();
        let of_user = known.value().flatten().filter(|known| known.user_id == user_id);
        Subject { name: of_user.and_then(|known| known.name), user_id }
    });
    let acts = FriendActs::new(user);
    let list = list::read(acts);
    Live::here().read_again(list.reading, move |news| {
        user_id.with_untracked(|id| news.is_about_relation(Relation::Friends, Some(id)))
    });
    keep_focus(list);
    let is_chosen = Memo::new(move |_| user_id.with(|id| !id.is_empty()));
    let count = Memo::new(move |_| list.reading.with(|page| page.map_or(0, |page| page.total)));
    let buttons = move || {
        is_chosen.get().then(|| {
            view! {
                {move || {
                    (count.get() > 0)
                        .then(|| {
                            view! {
                                <Button kind=ButtonKind::Danger on_press=move || acts.clear()>
                                    {text.of(|words| words.friends.remove_all)}
                                </Button>
                            }
                        })
                }}
                // Where there are none yet, it stands in the list's place.
                {move || {
                    (list.shown() != Shown::NoMatch)
                        .then(|| {
                            view! {
                                <Button
                                    kind=ButtonKind::Primary
                                    icon=IconName::Plus
                                    on_press=move || acts.add()
                                >
                                    {text.of(|words| words.friends.add)}
                                </Button>
                            }
                        })
                }}
            }
        })
    };
    let beside = move || {
        is_chosen.get().then(|| {
            view! {
                <aside class="friends-side" aria-label=text.of(|words| words.friends.beside)>
                    <WhoMayAdd acts />
                    <RelationOfTwo acts />
                </aside>
            }
        })
    };
    view! {
        <PageHead title>
            <ImportLink kind=ImportKind::Friendships />
            {buttons}
        </PageHead>
        <div class="peek-split friends-split">
            <div class="peek-main">
                <Whose list acts count />
                <Stale list=list.reading title=text.of(|words| words.users.stale) />
                <ListContent
                    list
                    failed=|words| words.friends.failed
                    icon=IconName::Friends
                    gone=|words| words.friends.page_gone_detail
                    none=move || view! { <states::NobodyChosen /> }
                    no_match=move || view! { <states::NoFriends acts /> }
                >
                    <Rows list acts />
                </ListContent>
            </div>
            {beside}
        </div>
        <FriendDialogs acts />
    }
    .into_any()
}

/// The button that was pressed may go with the first friend that comes, or the last that goes.
fn keep_focus(list: List<Friends>) {
    Effect::new(move |before: Option<Shown>| {
        let shown = list.shown();
        if before.is_some_and(|before| before != shown) {
            focus_if_lost("main .button[data-kind=primary]");
        }
        shown
    });
}

/// Whose friends they are, and how many of as many as there can be.
#[component]
fn Whose(list: List<Friends>, acts: FriendActs, count: Memo<u64>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let query = list.query;
    let is_chosen = Memo::new(move |_| query.with(|query| !query.search.is_empty()));
    let note = Signal::derive(move || {
        let is_read = is_chosen.get() && list.reading.with(|page| page.is_some());
        is_read.then(|| {
            let number = |count: u64| text.language().number(count);
            (text.now().friends.of_most)(&number(count.get()), &number(FRIENDS as u64))
        })
    });
    let href = Signal::derive(move || {
        let user_id = acts.user.with(|user| user.user_id.clone());
        Route::User { app: app.slug(), user_id }.href()
    });
    let open = move || {
        is_chosen.get().then(|| {
            view! {
                <ButtonLink href size=ButtonSize::Small icon=IconName::User>
                    {text.of(|words| words.profiles.open_user)}
                </ButtonLink>
            }
        })
    };
    view! {
        <Toolbar note>
            <div class="friends-whose">
                <UserPicker
                    label=text.of(|words| words.friends.whose)
                    chosen=Signal::derive(move || query.with(ListQuery::searched))
                    on_choose=move |id| list.search(id)
                />
            </div>
            {open}
        </Toolbar>
    }
}

/// The dialogs of everything that can be done with friends.
#[component]
pub(crate) fn FriendDialogs(
    /// For whose friends.
    acts: FriendActs,
) -> impl IntoView {
    view! {
        <AddDialog acts />
        <EditDialog acts />
        <RemoveDialog acts />
    }
}
