//! The users that the gateway knows: search, order, page and its size are all in the address.

mod columns;
mod keys;
mod limits;
mod query;
mod rows;
mod states;

use leptos::prelude::*;
use nexconn_api::admin::{ErrorCode, ListUsers, ListUsersRequest, UserPage};

use super::parts::ReadFailed;
use crate::api::{Client, Reading};
use crate::components::{ButtonKind, ButtonLink, IconName, PageHead};
use crate::route::{Navigator, Route, use_page_title};
use crate::state::{CurrentApp, Preferences};
use crate::text::use_text;

use limits::{Limits, Stale};
pub(crate) use query::UsersQuery;
use rows::Rows;
pub(crate) use rows::count;

/// Longest text that may be a user id, in bytes.
const ID_BYTES: usize = nexconn_api::check::USER_ID_BYTES;

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
            status: None,
            sort: query.sort,
            after: query.after,
            limit: Some(page_size.get()),
        })
    });
    let go = move |query: UsersQuery| navigator.go(&query.href(&app.slug_untracked()));
    let change = move |change: fn(UsersQuery) -> UsersQuery| go(change(query.get_untracked()));
    let shown = Memo::new(move |_| shown(&list, &query.get()));
    let content = move || {
        match shown.get() {
        Shown::Failed => view! { <ReadFailed reading=list title=text.of(|words| words.users.failed) /> }.into_any(),
        Shown::None => view! { <states::None /> }.into_any(),
        Shown::NoMatch => {
            view! { <states::NoMatch search=Signal::derive(move || query.with(|query| query.search.clone())) /> }
                .into_any()
        }
        Shown::PageGone => view! { <states::PageGone on_first=move || change(UsersQuery::first_page) /> }.into_any(),
        Shown::Rows => view! { <Rows list query page_size /> }.into_any(),
    }
    };
    let is_offered_below = Memo::new(move |_| shown.get() == Shown::None);
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
        <PageHead title>
            {register}
        </PageHead>
        <Limits list query />
        <Stale list />
        {content}
    }
    .into_any()
}

/// What stands where the rows do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Rows,
    Failed,
    None,
    NoMatch,
    PageGone,
}

fn shown(list: &Reading<UserPage>, query: &UsersQuery) -> Shown {
    list.with(|page| match page {
        None if list.error().is_none() => Shown::Rows,
        None if query.after.is_some() && is_about_cursor(list) => Shown::PageGone,
        None => Shown::Failed,
        Some(page) if !page.users.is_empty() => Shown::Rows,
        Some(_) if query.after.is_some() => Shown::PageGone,
        Some(_) if query.search.is_empty() => Shown::None,
        Some(_) => Shown::NoMatch,
    })
}

fn is_about_cursor(list: &Reading<UserPage>) -> bool {
    list.error().is_some_and(|error| error.code() == Some(ErrorCode::Invalid))
}
