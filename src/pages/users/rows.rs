use leptos::prelude::*;
use nexconn_api::admin::{DirectoryUser, Total, UserPage};

use super::row_actions::display_name;
use super::selected::Selected;
use super::{UsersQuery, UsersState, columns};
use crate::components::{Pager, Selecting, Sort, Table};
use crate::route::Navigator;
use crate::state::{CurrentApp, Preferences};
use crate::text::{Texts, use_text};

/// The rows, the bar for those selected, and the foot of the list.
#[component]
pub(super) fn Rows(state: UsersState, page_size: Signal<u32>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let UsersState { list, query, .. } = state;
    let navigator: Navigator = expect_context();
    let go = move |query: UsersQuery| navigator.go(&query.href(&app.slug_untracked()));
    let rows = Signal::derive(move || {
        list.with(|page| page.map(|page| page.users.clone()).unwrap_or_default())
    });
    let sort = Signal::derive(move || Some(columns::sort_of(query.with(|query| query.sort))));
    let on_sort = move |sort: Sort| go(query.get_untracked().sorted(columns::order_of(sort)));
    let label = Callback::new(move |user: DirectoryUser| {
        (text.now().user_rows.select)(display_name(&user))
    });
    view! {
        <Table
            caption=text.of(|words| words.users.title)
            columns=columns::columns(text, app, state)
            rows
            row_key=|user: DirectoryUser| user.user_id
            loading=list.loading()
            sort
            on_sort
            selecting=Selecting { selection: state.selection, label }
            peeked=state.peeked
            in_view=state.in_view
        />
        <Selected state />
        <Foot list query page_size />
    }
}

#[component]
fn Foot(
    list: crate::api::Reading<UserPage>,
    query: Memo<UsersQuery>,
    page_size: Signal<u32>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let preferences: Preferences = expect_context();
    let go = move |query: UsersQuery| navigator.go(&query.href(&app.slug_untracked()));
    let range = Signal::derive(move || {
        list.with(|page| page.map(|page| range(text, page))).unwrap_or_default()
    });
    let freshness = Signal::derive(move || {
        let as_of = list.with(|page| page.map(|page| page.as_of))?;
        Some((text.now().users.as_of)(&text.language().time_of_day(as_of)))
    });
    let resize = move |rows: u32| {
        preferences.choose_page_size(rows);
        go(query.get_untracked().sized(rows));
    };
    let step = move |to: fn(&UserPage) -> Option<String>| {
        if let Some(cursor) = untrack(|| list.with(|page| page.and_then(to))) {
            go(query.get_untracked().at(cursor));
        }
    };
    view! {
        <Pager
            range
            freshness
            on_refresh=move || list.again()
            page_size
            on_page_size=resize
            has_previous=Signal::derive(move || list.with(|page| page.is_some_and(|page| page.previous.is_some())))
            has_next=Signal::derive(move || list.with(|page| page.is_some_and(|page| page.next.is_some())))
            on_previous=move || step(|page| page.previous.clone())
            on_next=move || step(|page| page.next.clone())
        />
    }
}

fn range(text: Texts, page: &UserPage) -> String {
    if page.users.is_empty() {
        return text.now().users.nobody.to_owned();
    }
    let language = text.language();
    let last = page.first + page.users.len() as u64 - 1;
    (text.now().users.range)(
        &language.number(page.first),
        &language.number(last),
        &count(text, page.total),
    )
}

/// How many, in the reader's language.
pub(crate) fn count(text: Texts, total: Total) -> String {
    let count = text.language().number(total.count);
    if total.capped { (text.now().users.more_than)(&count) } else { count }
}
