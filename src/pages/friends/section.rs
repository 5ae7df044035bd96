use leptos::prelude::*;
use nexconn_api::admin::Relation;
use nexconn_api::nexconn::{FRIENDS, Friend, ListFriends, ListFriendsRequest};

use super::acts::FriendActs;
use super::columns::columns;
use super::list::{Added, FriendRow};
use super::{FriendDialogs, FriendsQuery};
use crate::api::{Client, Reading};
use crate::components::{Button, ButtonKind, ButtonSize, IconName, Section, Table};
use crate::pages::parts::{ReadFailed, known_users};
use crate::state::{CurrentApp, Live};
use crate::text::use_text;

/// Friends that are shown; all of them are a page of their own.
const SHOWN: i64 = 8;

/// Part of a list, and how long the list is.
#[derive(Debug, Clone, PartialEq)]
struct Latest {
    rows: Vec<FriendRow>,
    total: i64,
}

/// The friends whom a user added last, on the page of the user.
#[component]
pub(crate) fn FriendsSection(
    /// For the friends of the user.
    acts: FriendActs,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let user_id = Memo::new(move |_| acts.user.with(|user| user.user_id.clone()));
    let reading = Reading::new(move || {
        acts.track();
        let request = ListFriendsRequest {
            user_id: user_id.get(),
            page_token: None,
            page_size: Some(SHOWN),
            order: Some(1),
        };
        let (app, answer) = (app.slug(), client.ask::<ListFriends>(app.slug(), &request));
        async move {
            let answer = answer.await?;
            let ids = answer.friends.iter().map(|friend| friend.user_id.clone()).collect();
            let mut known = known_users(client, app, ids).await;
            let row = |friend: Friend| FriendRow { known: known.remove(&friend.user_id), friend };
            let rows = answer.friends.into_iter().map(row).collect();
            Ok(Latest { rows, total: answer.total_count })
        }
    });
    Live::here().read_again(reading, move |news| {
        user_id.with_untracked(|id| news.is_about_relation(Relation::Friends, Some(id)))
    });
    let total = Memo::new(move |_| reading.with(|read| read.map_or(0, |read| read.total)));
    let note = Signal::derive(move || {
        reading.with(|read| read.is_some()).then(|| {
            let number = |count: u64| text.language().number(count);
            let count = u64::try_from(total.get()).unwrap_or_default();
            (text.now().friends.of_most)(&number(count), &number(FRIENDS as u64))
        })
    });
    let all = Signal::derive(move || {
        let query = FriendsQuery::default().searching(user_id.get()).ordered(Added::Last);
        query.href(&app.slug())
    });
    let actions = view! {
        {move || {
            (total.get() > 0)
                .then(|| {
                    view! {
                        <Button
                            kind=ButtonKind::Danger
                            size=ButtonSize::Small
                            on_press=move || acts.clear()
                        >
                            {text.of(|words| words.friends.remove_all)}
                        </Button>
                    }
                })
        }}
        <Button size=ButtonSize::Small icon=IconName::Plus on_press=move || acts.add()>
            {text.of(|words| words.friends.add)}
        </Button>
    }
    .into_any();
    let is_failed =
        Memo::new(move |_| reading.error().is_some() && reading.with(|read| read.is_none()));
    let is_empty =
        Memo::new(move |_| reading.with(|read| read.is_some_and(|read| read.rows.is_empty())));
    let content = move || {
        if is_failed.get() {
            return view! { <ReadFailed reading title=text.of(|words| words.friends.failed) /> }
                .into_any();
        }
        if is_empty.get() {
            return view! { <p class="muted">{text.of(|words| words.friends.none_short)}</p> }
                .into_any();
        }
        let rows = Signal::derive(move || {
            reading.with(|read| read.map(|read| read.rows.clone()).unwrap_or_default())
        });
        view! {
            <div class="friends-table friends-few">
                <Table
                    caption=text.of(|words| words.friends.title)
                    columns=columns(text, app, acts)
                    rows
                    row_key=|row: FriendRow| row.friend.user_id
                    loading=reading.loading()
                    placeholders=3
                />
            </div>
            <a class="link" href=all>
                {move || (text.now().friends.show_all)(&text.language().number(u64::try_from(total.get()).unwrap_or_default()))}
            </a>
        }
        .into_any()
    };
    view! {
        <Section icon=IconName::Friends title=text.of(|words| words.friends.title) note actions>
            {content}
            <FriendDialogs acts />
        </Section>
    }
}
