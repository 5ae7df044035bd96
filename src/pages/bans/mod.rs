//! The bans of an app: view, search, order, page and its size are all in the address.

mod columns;
mod ends_soon;
mod limits;
mod list;
mod rows;
mod states;

use leptos::prelude::*;
use nexconn_api::admin::BanPage;

use super::Undo;
use super::actions::use_actions;
use super::parts::ListContent;
use crate::api::Reading;
use crate::components::{ButtonLink, IconName, PageHead, ViewLink, Views};
use crate::route::{Route, use_page_title};
use crate::state::{CurrentApp, Live, News};
use crate::text::use_text;

pub(crate) use ends_soon::EndingBars;
use ends_soon::EndingSoon;
use limits::Limits;
pub(crate) use list::{BansQuery, View};
use rows::Rows;

/// In milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// The list of bans.
#[component]
pub fn BansPage() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let title = text.of(|words| words.bans.title);
    use_page_title(title);
    let list = list::read();
    follow(list.reading);
    let query = list.query;
    let as_of = Memo::new(move |_| list.reading.with(|page| page.and_then(|page| page.as_of)));
    let view = move |view: View| {
        let label = text.of(match view {
            View::All => |words| words.bans.view_all,
            View::Soon => |words| words.bans.view_soon,
            View::Standing => |words| words.bans.view_standing,
        });
        view! {
            <ViewLink
                href=Signal::derive(move || query.get().viewing(view).href(&app.slug()))
                current=Signal::derive(move || query.with(|query| query.view == view))
            >
                {label}
            </ViewLink>
        }
    };
    let is_overview = Memo::new(move |_| {
        query.with(|query| {
            query.view == View::All && query.search.is_empty() && query.after.is_none()
        })
    });
    let views =
        view! { <Views label=title>{View::ALL.map(view).into_iter().collect_view()}</Views> }
            .into_any();
    view! {
        <PageHead title views>
            <ButtonLink
                href=Signal::derive(move || Route::Many { app: app.slug() }.href())
                icon=IconName::Clipboard
            >
                {text.of(|words| words.bans.ban_many)}
            </ButtonLink>
        </PageHead>
        <Limits list />
        {move || is_overview.get().then(|| view! { <EndingSoon as_of /> })}
        <ListContent
            list
            failed=|words| words.bans.failed
            icon=IconName::Clock
            gone=|words| words.bans.page_gone_detail
            none=move || view! { <states::None list /> }
            no_match=move || view! { <states::NoMatch list /> }
        >
            <Rows list />
        </ListContent>
    }
    .into_any()
}

/// Counts up with each change that was made here, so that what is shown is read again.
fn again_after_changes() -> Signal<u32> {
    let actions = use_actions();
    let undo = Undo::here();
    Signal::derive(move || actions.changes() + undo.ended())
}

/// Reads a list of bans again when somebody changes one, or one ends.
fn follow(list: Reading<BanPage>) {
    Live::here().read_again(list, News::is_about_bans);
}
