//! The users that the gateway knows: search, order, page and its size are all in the address.

mod acts;
mod ask_status;
mod columns;
mod fresh;
mod keys;
mod limits;
mod peek;
mod query;
mod row_actions;
mod rows;
mod selected;
mod standing;
mod states;
mod statuses;
mod views;

use std::collections::{BTreeSet, HashMap};

use leptos::prelude::*;
use nexconn_api::admin::{ListUsers, ListUsersRequest, UserPage};

use super::actions::{Actions, use_actions};
use super::parts::{PageGone, ReadFailed, Stale};
use crate::api::{Client, Reading};
use crate::components::{ButtonKind, ButtonLink, IconName, PageHead, Selection};
use crate::route::{Navigator, Route, use_page_title};
use crate::state::{CurrentApp, Preferences};
use crate::text::use_text;

use limits::Limits;
use peek::PeekUser;
pub(crate) use query::UsersQuery;
use rows::Rows;
pub(crate) use rows::count;
use statuses::Statuses;
use views::StandingViews;

/// Longest text that may be a user id, in bytes.
const ID_BYTES: usize = nexconn_api::check::USER_ID_BYTES;

/// What the parts of the page share.
#[derive(Debug, Clone, Copy)]
struct UsersState {
    list: Reading<UserPage>,
    query: Memo<UsersQuery>,
    statuses: Statuses,
    /// Ids of those selected, of whatever page and search.
    selection: Selection,
    /// Id of the user in the panel beside the list.
    peeked: RwSignal<Option<String>>,
    /// Ids of the rows in view.
    in_view: RwSignal<BTreeSet<String>>,
    /// Names by id, of all that were shown.
    names: StoredValue<HashMap<String, String>>,
    actions: Actions,
    /// Whether the open dialog is for all that are selected.
    acts_on_selected: StoredValue<bool>,
}

/// The list of users.
#[component]
pub fn UsersPage() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let preferences: Preferences = expect_context();
    let title = text.of(|words| words.users.title);
    use_page_title(title);
    keys::lead_from_search_to_rows();
    let query = Memo::new(move |before: Option<&UsersQuery>| match navigator.route().get() {
        Route::Users { .. } => UsersQuery::parse(&navigator.search()),
        _ => before.cloned().unwrap_or_default(),
    });
    let page_size = Signal::derive(move || {
        query.with(|query| query.limit).unwrap_or_else(|| preferences.page_size())
    });
    let list = Reading::new(move || {
        let query = query.get();
        client.admin::<ListUsers>(&ListUsersRequest {
            app: app.slug(),
            q: Some(query.search).filter(|search| !search.is_empty()),
            status: query.status,
            sort: query.sort,
            after: query.after,
            limit: Some(page_size.get()),
        })
    });
    let state = UsersState {
        list,
        query,
        statuses: Statuses::new(),
        selection: Selection::new(),
        peeked: RwSignal::new(None),
        in_view: RwSignal::new(BTreeSet::new()),
        names: StoredValue::new(HashMap::new()),
        actions: use_actions(),
        acts_on_selected: StoredValue::new(false),
    };
    state.remember_names();
    state.follow_actions();
    state.follow_changes();
    let asking = state.statuses.follow(state.in_view, list);
    let shown = Memo::new(move |_| shown(&list, &query.get()));
    view! {
        <PageHead title views=view! { <StandingViews query /> }.into_any()>
            <HeadActions is_offered_below=Signal::derive(move || shown.get() == Shown::None) />
        </PageHead>
        <div class="peek-split">
            <div class="peek-main">
                <Limits state asking />
                <Stale list title=text.of(|words| words.users.stale) />
                <Content state shown page_size />
            </div>
            <PeekUser state />
        </div>
    }
    .into_any()
}

#[component]
fn Content(state: UsersState, shown: Memo<Shown>, page_size: Signal<u32>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let UsersState { list, query, .. } = state;
    let first_page = move || {
        navigator.go(&query.get_untracked().first_page().href(&app.slug_untracked()));
    };
    move || match shown.get() {
        Shown::Failed => {
            view! { <ReadFailed reading=list title=text.of(|words| words.users.failed) /> }
                .into_any()
        }
        Shown::None => view! { <states::Nobody /> }.into_any(),
        Shown::NoMatch => view! { <states::NoMatch query /> }.into_any(),
        Shown::NobodyStandsSo => view! { <states::NobodyStandsSo query /> }.into_any(),
        Shown::PageGone => {
            let detail = text.of(|words| words.users.page_gone_detail);
            view! { <PageGone icon=IconName::Users detail on_first=first_page /> }.into_any()
        }
        Shown::Rows => view! { <Rows state page_size /> }.into_any(),
    }
}

/// The ways to more users: act on pasted ones, register one or many.
#[component]
fn HeadActions(is_offered_below: Signal<bool>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let is_offered_below = Memo::new(move |_| is_offered_below.get());
    let register = move || {
        // One blue thing in a view: where nobody is there yet, it stands in the list's place.
        let kind = if is_offered_below.get() { ButtonKind::Plain } else { ButtonKind::Primary };
        view! {
            <ButtonLink
                href=Signal::derive(move || Route::Register { app: app.slug() }.href())
                kind
                icon=IconName::UserPlus
            >
                {text.of(|words| words.users.register)}
            </ButtonLink>
        }
    };
    view! {
        <ButtonLink
            href=Signal::derive(move || Route::Many { app: app.slug() }.href())
            kind=ButtonKind::Bare
            icon=IconName::Clipboard
            hint=Signal::derive(move || Some(text.now().many.link.to_owned()))
        >
            {text.of(|words| words.many.link)}
        </ButtonLink>
        <ButtonLink
            href=Signal::derive(move || Route::RegisterMany { app: app.slug() }.href())
            kind=ButtonKind::Bare
            icon=IconName::Upload
            hint=Signal::derive(move || Some(text.now().register_many.link.to_owned()))
        >
            {text.of(|words| words.register_many.link)}
        </ButtonLink>
        {register}
    }
}

/// What stands where the rows do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Rows,
    Failed,
    None,
    NoMatch,
    NobodyStandsSo,
    PageGone,
}

fn shown(list: &Reading<UserPage>, query: &UsersQuery) -> Shown {
    list.with(|page| match page {
        None if list.error().is_none() => Shown::Rows,
        None if query.after.is_some() && list.asked_in_vain() => Shown::PageGone,
        None => Shown::Failed,
        Some(page) if !page.users.is_empty() => Shown::Rows,
        Some(_) if query.after.is_some() => Shown::PageGone,
        Some(_) if query.search.is_empty() && query.status.is_some() => Shown::NobodyStandsSo,
        Some(_) if query.search.is_empty() => Shown::None,
        Some(_) => Shown::NoMatch,
    })
}
