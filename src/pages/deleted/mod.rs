//! The soft-deleted users of an app: what is under way, then Nexconn's list; search, order, page and its size are all in
//! the address.

mod columns;
mod limits;
mod list;
mod operations;
mod rows;
mod states;

use leptos::prelude::*;
use nexconn_api::admin::JobAction;

use super::many;
use super::parts::{ListContent, count, use_is_owner};
use crate::components::{ButtonKind, ButtonLink, IconName, PageHead};
use crate::route::use_page_title;
use crate::state::{CurrentApp, Live, News};
use crate::text::use_text;

use limits::Limits;
use operations::Operations;
use rows::Rows;

/// The list of deleted users.
#[component]
pub fn DeletedPage() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let title = text.of(|words| words.deleted.title);
    use_page_title(title);
    let list = list::read();
    Live::here().read_again(list.reading, News::is_about_deletions);
    let note = Signal::derive(move || {
        let total = list.reading.with(|page| page.map(|page| page.total));
        Some(count(text, total.filter(|total| total.count > 0)?))
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
        <Limits list />
        <ListContent
            list
            failed=|words| words.deleted.failed
            icon=IconName::Clock
            gone=|words| words.deleted.page_gone_detail
            none=move || view! { <states::None /> }
            no_match=move || view! { <states::NoMatch list /> }
        >
            <Rows list />
        </ListContent>
    }
    .into_any()
}
