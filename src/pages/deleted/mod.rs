//! The soft-deleted users of an app: what is under way, then Nexconn's list; search, order, page and its size are all in
//! the address.

mod columns;
mod limits;
mod operations;
mod query;
mod rows;
mod states;

use leptos::prelude::*;
use nexconn_api::admin::{DeletedUserPage, JobAction, ListDeletedUsers, ListDeletedUsersRequest};

use super::actions::use_actions;
use super::many;
use super::parts::{PageGone, ReadFailed, use_is_owner};
use crate::api::{Client, Reading};
use crate::components::{ButtonKind, ButtonLink, IconName, PageHead};
use crate::pages::users::count;
use crate::route::{Navigator, Route, use_page_title};
use crate::state::{CurrentApp, Live, News, Preferences};
use crate::text::use_text;

use limits::Limits;
use operations::Operations;
pub(crate) use query::DeletedQuery;
use rows::Rows;

/// The list of deleted users.
#[component]
pub fn DeletedPage() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let actions = use_actions();
    let navigator: Navigator = expect_context();
    let preferences: Preferences = expect_context();
    let title = text.of(|words| words.deleted.title);
    use_page_title(title);
    let query = Memo::new(move |before: Option<&DeletedQuery>| match navigator.route().get() {
        Route::Deleted { .. } => DeletedQuery::parse(&navigator.search()),
        _ => before.cloned().unwrap_or_default(),
    });
    let page_size = Signal::derive(move || {
        query.with(|query| query.limit).unwrap_or_else(|| preferences.page_size())
    });
    let fresh = StoredValue::new(false);
    let list = Reading::new(move || {
        actions.changes();
        let query = query.get();
        client.admin::<ListDeletedUsers>(&ListDeletedUsersRequest {
            app: app.slug(),
            q: Some(query.search).filter(|search| !search.is_empty()),
            sort: query.sort,
            after: query.after,
            limit: Some(page_size.get()),
            fresh: fresh.try_update_value(std::mem::take).filter(|fresh| *fresh),
            ..Default::default()
        })
    });
    Live::here().read_again(list, News::is_about_deletions);
    let refresh = Callback::new(move |()| {
        fresh.set_value(true);
        list.again();
    });
    let go = move |query: DeletedQuery| navigator.go(&query.href(&app.slug_untracked()));
    let shown = Memo::new(move |_| shown(&list, &query.get()));
    let content = move || match shown.get() {
        Shown::Failed => {
            view! { <ReadFailed reading=list title=text.of(|words| words.deleted.failed) /> }
                .into_any()
        }
        Shown::None => view! { <states::None /> }.into_any(),
        Shown::NoMatch => {
            let search = Signal::derive(move || query.with(|query| query.search.clone()));
            view! { <states::NoMatch search /> }.into_any()
        }
        Shown::PageGone => {
            let on_first = move || go(query.get_untracked().first_page());
            let detail = text.of(|words| words.deleted.page_gone_detail);
            view! { <PageGone icon=IconName::Clock detail on_first /> }.into_any()
        }
        Shown::Rows => view! { <Rows list query page_size refresh /> }.into_any(),
    };
    let note = Signal::derive(move || {
        let total =
            list.with(|page| page.map(|page| page.total)).filter(|total| total.count > 0)?;
        Some(count(text, total))
    });
    let is_owner = use_is_owner();
    let delete_users = move || {
        is_owner.get().then(|| {
            view! {
                <ButtonLink
                    href=Signal::derive(move || many::href(&app.slug(), JobAction::Delete))
                    kind=ButtonKind::Danger
                    icon=IconName::Trash
                >
                    {text.of(|words| words.deleted.delete_users)}
                </ButtonLink>
            }
        })
    };
    view! {
        <PageHead title note>
            {delete_users}
        </PageHead>
        <Operations />
        <Limits list query refresh />
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

fn shown(list: &Reading<DeletedUserPage>, query: &DeletedQuery) -> Shown {
    list.with(|page| match page {
        None if list.error().is_none() => Shown::Rows,
        None if query.after.is_some() && list.asked_in_vain() => Shown::PageGone,
        None => Shown::Failed,
        Some(page) if !page.users.is_empty() => Shown::Rows,
        Some(_) if query.after.is_some() => Shown::PageGone,
        Some(_) if query.search.is_empty() => Shown::None,
        Some(_) => Shown::NoMatch,
    })
}
