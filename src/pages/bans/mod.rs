//! The bans of an app: view, search, order, page and its size are all in the address.

mod columns;
mod ends_soon;
mod limits;
mod query;
mod rows;
mod states;

use leptos::prelude::*;
use nexconn_api::admin::{BanPage, ListBans, ListBansRequest};

use super::Undo;
use super::actions::use_actions;
use super::parts::{PageGone, ReadFailed};
use crate::api::{Client, Reading};
use crate::components::{ButtonLink, IconName, PageHead, ViewLink, Views};
use crate::route::{Navigator, Route, use_page_title};
use crate::state::{Clock, CurrentApp, Live, News, Preferences};
use crate::text::use_text;

pub(crate) use ends_soon::EndingBars;
use ends_soon::EndingSoon;
use limits::Limits;
pub(crate) use query::{BansQuery, View};
use rows::Rows;

/// In milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// The list of bans.
#[component]
pub fn BansPage() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let clock: Clock = expect_context();
    let navigator: Navigator = expect_context();
    let preferences: Preferences = expect_context();
    let title = text.of(|words| words.bans.title);
    use_page_title(title);
    let query = Memo::new(move |before: Option<&BansQuery>| match navigator.route().get() {
        Route::Bans { .. } => BansQuery::parse(&navigator.search()),
        _ => before.cloned().unwrap_or_default(),
    });
    let page_size = Signal::derive(move || {
        query.with(|query| query.limit).unwrap_or_else(|| preferences.page_size())
    });
    let fresh = StoredValue::new(false);
    let changes = again_after_changes();
    let list = Reading::new(move || {
        changes.track();
        let query = query.get();
        client.admin::<ListBans>(&ListBansRequest {
            app: app.slug(),
            q: Some(query.search).filter(|search| !search.is_empty()),
            ends_before: (query.view == View::Soon).then(|| clock.now() + DAY),
            standing: match query.view {
                View::All => None,
                View::Soon => Some(false),
                View::Standing => Some(true),
            },
            sort: query.sort,
            after: query.after,
            limit: Some(page_size.get()),
            fresh: fresh.try_update_value(std::mem::take).filter(|fresh| *fresh),
            ..Default::default()
        })
    });
    follow(list);
    let refresh = Callback::new(move |()| {
        fresh.set_value(true);
        list.again();
    });
    let as_of = Memo::new(move |_| list.with(|page| page.and_then(|page| page.as_of)));
    let go = move |query: BansQuery| navigator.go(&query.href(&app.slug_untracked()));
    let shown = Memo::new(move |_| shown(&list, &query.get()));
    let content = move || match shown.get() {
        Shown::Failed => {
            view! { <ReadFailed reading=list title=text.of(|words| words.bans.failed) /> }
                .into_any()
        }
        Shown::None => view! { <states::None view=query.with(|query| query.view) /> }.into_any(),
        Shown::NoMatch => {
            let search = Signal::derive(move || query.with(|query| query.search.clone()));
            view! { <states::NoMatch search /> }.into_any()
        }
        Shown::PageGone => {
            let on_first = move || go(query.get_untracked().first_page());
            let detail = text.of(|words| words.bans.page_gone_detail);
            view! { <PageGone icon=IconName::Clock detail on_first /> }.into_any()
        }
        Shown::Rows => view! { <Rows list query page_size refresh /> }.into_any(),
    };
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
        <Limits list query refresh />
        {move || is_overview.get().then(|| view! { <EndingSoon as_of /> })}
        {content}
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

/// What stands where the rows do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Rows,
    Failed,
    None,
    NoMatch,
    PageGone,
}

fn shown(list: &Reading<BanPage>, query: &BansQuery) -> Shown {
    list.with(|page| match page {
        None if list.error().is_none() => Shown::Rows,
        None if query.after.is_some() && list.asked_in_vain() => Shown::PageGone,
        None => Shown::Failed,
        Some(page) if !page.bans.is_empty() => Shown::Rows,
        Some(_) if query.after.is_some() => Shown::PageGone,
        Some(_) if query.search.is_empty() => Shown::None,
        Some(_) => Shown::NoMatch,
    })
}
