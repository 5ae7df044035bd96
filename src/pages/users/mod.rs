//! The users that the gateway knows: search, order, page and its size are all in the address.

mod columns;
mod query;
mod states;

use leptos::prelude::*;
use nexconn_api::admin::{DirectoryUser, ListUsers, ListUsersRequest, UserPage};

use super::parts::ReadFailed;
use crate::api::{Client, Reading};
use crate::components::{
    Button, ButtonKind, ButtonLink, ButtonSize, Chip, IconName, Notice, PageHead, Pager, Sort,
    Table, Tone, Toolbar,
};
use crate::route::{Navigator, Route, use_page_title};
use crate::state::{CurrentApp, GatewayState, Preferences};
use crate::text::{Texts, use_text};

pub(crate) use query::UsersQuery;

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
    use nexconn_api::admin::ErrorCode;
    list.error().is_some_and(|error| error.code() == Some(ErrorCode::Invalid))
}

/// The search as a chip, how many match, and the way to an id that the directory does not know.
#[component]
fn Limits(list: Reading<UserPage>, query: Memo<UsersQuery>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let search = Memo::new(move |_| query.with(|query| query.search.clone()));
    let note = Signal::derive(move || {
        let total = list.with(|page| page.map(|page| page.total))?;
        Some((text.now().users.matching)(&count(text, total)))
    });
    let is_unknown_id = Memo::new(move |_| {
        search.with(|search| {
            !search.is_empty()
                && search.len() <= ID_BYTES
                && list.with(|page| {
                    page.is_some_and(|page| {
                        !page.users.is_empty()
                            && page.users.iter().all(|user| user.user_id != *search)
                    })
                })
        })
    });
    let clear = move || {
        let href = query.get_untracked().searching(String::new()).href(&app.slug_untracked());
        navigator.go(&href);
    };
    move || {
        let is_limited = search.with(|search| !search.is_empty());
        is_limited.then(|| {
            view! {
                <Toolbar note>
                    <Chip
                        label=text.of(|words| words.users.searched)
                        value=search
                        remove_label=text.of(|words| words.users.clear_search)
                        on_remove=clear
                    />
                    {move || {
                        is_unknown_id
                            .get()
                            .then(|| {
                                let user_id = search.get();
                                let words = (text.now().users.look_up)(&user_id);
                                let href = Route::User { app: app.slug(), user_id }.href();
                                view! { <ButtonLink href size=ButtonSize::Small>{words}</ButtonLink> }
                            })
                    }}
                </Toolbar>
            }
        })
    }
}

/// Says that the rows below are old, where reading them anew failed.
#[component]
fn Stale(list: Reading<UserPage>) -> impl IntoView {
    let text = use_text();
    let gateway: GatewayState = expect_context();
    move || {
        let error = list.error().filter(|error| {
            // A lost gateway is told of above every page.
            !error.is_network() && list.with(|page| page.is_some())
        })?;
        let told = text.now().error(&error, &gateway.address.get());
        let detail = [&told.title, " ", &told.detail].concat();
        Some(view! {
            <Notice tone=Tone::Danger title=text.of(|words| words.users.stale) detail>
                <Button on_press=move || list.again()>{text.of(|words| words.errors.try_now)}</Button>
            </Notice>
        })
    }
}

#[component]
fn Rows(list: Reading<UserPage>, query: Memo<UsersQuery>, page_size: Signal<u32>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let preferences: Preferences = expect_context();
    let go = move |query: UsersQuery| navigator.go(&query.href(&app.slug_untracked()));
    let rows = Signal::derive(move || {
        list.with(|page| page.map(|page| page.users.clone()).unwrap_or_default())
    });
    let sort = Signal::derive(move || Some(columns::sort_of(query.with(|query| query.sort))));
    let on_sort = move |sort: Sort| go(query.get_untracked().sorted(columns::order_of(sort)));
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
        <Table
            caption=text.of(|words| words.users.title)
            columns=columns::columns(text, app)
            rows
            row_key=|user: DirectoryUser| user.user_id
            loading=list.loading()
            sort
            on_sort
        />
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

fn count(text: Texts, total: nexconn_api::admin::Total) -> String {
    let count = text.language().number(total.count);
    if total.capped { (text.now().users.more_than)(&count) } else { count }
}
