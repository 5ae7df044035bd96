//! The audit log of an app: what it is limited to, and the page of it, are in the address.

mod detail;
mod filters;
mod foot;
mod log;
mod query;
mod way_back;
mod words;

use leptos::prelude::*;
use nexconn_api::admin::{AuditEntry, AuditOutcome, Event, ListAudit};

use super::Undo;
use super::parts::{ReadFailed, Stale};
use crate::api::{Client, Reading};
use crate::components::{Button, ButtonKind, IconName, PageHead, StateView, ViewLink, Views};
use crate::route::{Navigator, Route, use_page_title};
use crate::state::{Clock, CurrentApp, Live, Preferences, SessionContext};
use crate::text::use_text;

use filters::Filters;
use foot::Foot;
pub(crate) use log::LogList;
pub(crate) use query::AuditQuery;
pub use words::ACTIONS;
pub(crate) use words::{outcome_said, what};

/// One page of the log, and when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Page {
    entries: Vec<AuditEntry>,
    next: Option<String>,
    /// Unix milliseconds.
    at: i64,
}

/// The page of the audit log.
#[component]
pub fn AuditPage() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let clock: Clock = expect_context();
    let navigator: Navigator = expect_context();
    let preferences: Preferences = expect_context();
    let undo = Undo::here();
    let title = text.of(|words| words.audit.title);
    use_page_title(title);
    let query = Memo::new(move |before: Option<&AuditQuery>| match navigator.route().get() {
        Route::Audit { .. } => AuditQuery::parse(&navigator.search()),
        _ => before.cloned().unwrap_or_default(),
    });
    let page_size = Signal::derive(move || {
        query.with(|query| query.limit).unwrap_or_else(|| preferences.page_size())
    });
    let list = Reading::new(move || {
        // What was taken back is marked, and taking it back is an entry of its own.
        undo.ended();
        let at = clock.now();
        let request = query.get().request(app.slug(), at, page_size.get());
        let answer = client.admin::<ListAudit>(&request);
        async move { answer.await.map(|page| Page { entries: page.entries, next: page.next, at }) }
    });
    // Older pages hold still.
    Live::here().read_again(list, move |news| {
        let happened = matches!(
            news.event(),
            // With a deletion that is confirmed, reasons are erased.
            Some(Event::Change(_) | Event::Job(_) | Event::Deletion(_))
        );
        happened && query.with(|query| query.after.is_none())
    });
    let go = Callback::new(move |query: AuditQuery| {
        navigator.go(&query.href(&app.slug_untracked()));
    });
    let shown = Memo::new(move |_| shown(list, &query.get()));
    let entries = Signal::derive(move || {
        list.with(|page| page.map(|page| page.entries.clone()).unwrap_or_default())
    });
    let content = move || match shown.get() {
        Shown::Failed => {
            view! { <ReadFailed reading=list title=text.of(|words| words.audit.failed) /> }
                .into_any()
        }
        Shown::Nothing => view! { <Nothing query on_change=go /> }.into_any(),
        Shown::Rows => view! {
            <LogList entries loading=list.loading() />
            <Foot list query page_size on_change=go />
        }
        .into_any(),
    };
    let session: SessionContext = expect_context();
    let view = move |label: Signal<String>, own: Signal<AuditQuery>| {
        let href = Signal::derive(move || own.with(|own| own.href(&app.slug())));
        let current =
            Signal::derive(move || own.with(|own| query.with(|query| query.is_like(own))));
        view! { <ViewLink href current>{label}</ViewLink> }
    };
    let ended = |outcome| AuditQuery { outcome: Some(outcome), ..AuditQuery::default() };
    let views = [
        view(text.of(|words| words.audit.all), Signal::derive(AuditQuery::default)),
        view(
            text.of(|words| words.audit.mine),
            Signal::derive(move || AuditQuery { admin: session.email(), ..AuditQuery::default() }),
        ),
        view(
            text.of(|words| words.audit.refused),
            Signal::derive(move || ended(AuditOutcome::Refused)),
        ),
        view(
            text.of(|words| words.audit.unknown),
            Signal::derive(move || ended(AuditOutcome::Unknown)),
        ),
    ];
    let views = views.into_iter().collect_view().into_any();
    view! {
        <PageHead title>
            <Views label=title>{views}</Views>
        </PageHead>
        <Filters query on_change=go />
        <Stale list title=text.of(|words| words.audit.stale) />
        {content}
    }
    .into_any()
}

/// What stands where the rows do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Rows,
    Nothing,
    Failed,
}

fn shown(list: Reading<Page>, query: &AuditQuery) -> Shown {
    list.with(|page| match page {
        // A cursor that the gateway does not know leads nowhere.
        None if query.after.is_some() && list.asked_in_vain() => Shown::Nothing,
        None if list.error().is_some() => Shown::Failed,
        Some(page) if page.entries.is_empty() => Shown::Nothing,
        None | Some(_) => Shown::Rows,
    })
}

/// No entry yet, none that fits, or none on this page.
#[component]
fn Nothing(query: Memo<AuditQuery>, on_change: Callback<AuditQuery>) -> impl IntoView {
    let text = use_text();
    let is_limited =
        Memo::new(move |_| query.with(|query| query.is_limited() || query.after.is_some()));
    let title = Signal::derive(move || {
        let words = &text.now().audit;
        if is_limited.get() { words.no_match_title } else { words.none_title }.to_owned()
    });
    let detail = Signal::derive(move || {
        let words = &text.now().audit;
        let detail = if is_limited.get() { words.no_match_detail } else { words.none_detail };
        Some(detail.to_owned())
    });
    view! {
        <StateView icon=IconName::Receipt title detail>
            {move || {
                is_limited
                    .get()
                    .then(|| {
                        view! {
                            <Button
                                kind=ButtonKind::Primary
                                on_press=move || on_change.run(AuditQuery::default())
                            >
                                {text.of(|words| words.audit.clear)}
                            </Button>
                        }
                    })
            }}
        </StateView>
    }
    .into_any()
}
