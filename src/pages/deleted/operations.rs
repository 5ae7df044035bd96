use leptos::prelude::*;
use nexconn_api::admin::{DeletionOperation, ListOperations, ListOperationsRequest, OperationPage};

use crate::api::{Client, Reading};
use crate::components::{Button, ButtonKind, ButtonLink, ButtonSize, Notice, Tone};
use crate::pages::actions::use_actions;
use crate::pages::parts::OperationRow;
use crate::route::Route;
use crate::state::{Clock, CurrentApp, Live, News};
use crate::text::use_text;

/// Operations that are asked for.
const ASKED: u32 = 20;
/// Those shown at first.
const FIRST: usize = 3;
/// How long one that has ended is shown without being asked for, in milliseconds: a day.
const RECENT: i64 = 24 * 60 * 60 * 1000;

/// What is under way and what has ended lately, the latest first; and that nothing is confirmed, where no webhook comes.
#[component]
pub(super) fn Operations() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let clock: Clock = expect_context();
    let actions = use_actions();
    let page = Reading::new(move || {
        actions.changes();
        client.admin::<ListOperations>(&ListOperationsRequest {
            app: app.slug(),
            user: None,
            limit: Some(ASKED),
        })
    });
    Live::here().read_again(page, News::is_about_deletions);
    let all = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        let now = clock.shown();
        page.with(|page| page.map(|page| shown(page, all.get(), now)).unwrap_or_default())
    });
    let ids = Memo::new(move |_| {
        shown.with(|shown| shown.iter().map(|operation| operation.id).collect::<Vec<_>>())
    });
    let confirms = Memo::new(move |_| page.with(|page| page.is_none_or(|page| page.confirms)));
    let count = Memo::new(move |_| ids.with(Vec::len));
    let has_more = Memo::new(move |_| {
        let total = page.with(|page| page.map_or(0, |page| page.operations.len()));
        count.get() < total
    });
    // On a phone there are more as soon as there are two.
    let is_offered =
        Memo::new(move |_| !all.get() && count.get() > 0 && (has_more.get() || count.get() > 1));
    let row = move |id: i64| {
        let find = move || shown.with(|shown| shown.iter().find(|of| of.id == id).cloned());
        let first = StoredValue::new(untrack(find)?);
        // One that is about to go stays as it was.
        let operation = Memo::new(move |_| {
            if let Some(operation) = find() {
                first.set_value(operation);
            }
            first.get_value()
        });
        Some(view! { <OperationRow operation=operation.into() confirms /> })
    };
    let more = move || {
        is_offered.get().then(|| {
            view! {
                <li
                    class="operations-more"
                    data-narrow=move || (!has_more.get()).then_some("")
                >
                    <Button
                        kind=ButtonKind::Bare
                        size=ButtonSize::Small
                        on_press=move || all.set(true)
                    >
                        {text.of(|words| words.operations.earlier)}
                    </Button>
                </li>
            }
        })
    };
    view! {
        {move || (!confirms.get()).then(|| view! { <NoWebhook /> })}
        {move || {
            let is_any = count.get() > 0;
            is_any
                .then(|| {
                    view! {
                        <ol
                            class="operations"
                            data-all=move || all.get().then_some("")
                            aria-label=text.of(|words| words.deleted.operations)
                        >
                            <For each=move || ids.get() key=|id| *id children=row />
                            {more}
                        </ol>
                    }
                })
        }}
    }
}

/// Those under way, then the latest that ended lately.
fn shown(page: &OperationPage, all: bool, now: i64) -> Vec<DeletionOperation> {
    if all {
        return page.operations.clone();
    }
    let is_shown = |operation: &&DeletionOperation| {
        let waits =
            operation.counts.pending > 0 || (page.confirms && operation.counts.accepted > 0);
        let last = operation.settled_at.or(operation.accepted_at).or(operation.requested_at);
        waits || last.is_some_and(|last| now - last < RECENT)
    };
    page.operations.iter().filter(is_shown).take(FIRST).cloned().collect()
}

/// Nexconn's webhook never came: nothing is confirmed, and how that is mended.
#[component]
fn NoWebhook() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    view! {
        <Notice
            tone=Tone::Warning
            title=text.of(|words| words.deleted.no_webhook)
            detail=Signal::derive(move || Some(text.now().deleted.no_webhook_detail.to_owned()))
        >
            <ButtonLink href=Signal::derive(move || Route::App { app: app.slug() }.href())>
                {text.of(|words| words.deleted.set_up)}
            </ButtonLink>
        </Notice>
    }
}
