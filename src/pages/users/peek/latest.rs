use leptos::prelude::*;
use nexconn_api::admin::{
    AuditEntry, AuditOutcome, DirectoryUser, ListAudit, ListAuditRequest, UndoState,
};

use crate::api::{Client, Reading};
use crate::components::{PeekSection, Time};
use crate::pages::Undo;
use crate::pages::audit::{outcome_said, what};
use crate::state::{Clock, CurrentApp};
use crate::text::{iso, use_text};

/// Entries shown; the whole log is the audit's.
const ENTRIES: u32 = 4;

/// What was changed last about a user, through this gateway.
#[component]
pub(super) fn Latest(user: Signal<DirectoryUser>) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let undo = Undo::here();
    // Whoever was called about has another time of the last call.
    let version = Memo::new(move |_| user.with(|user| (user.user_id.clone(), user.touched_at)));
    let log = Reading::new(move || {
        undo.ended();
        let (user_id, _) = version.get();
        let answer = client.admin::<ListAudit>(&ListAuditRequest {
            app: app.slug(),
            user: Some(user_id.clone()),
            limit: Some(ENTRIES),
            ..Default::default()
        });
        async move { answer.await.map(|page| (user_id, page.entries)) }
    });
    let content = move || {
        let words = &text.now().peek;
        let own = log.with(|page| {
            page.filter(|(user_id, _)| user.with(|user| user.user_id == *user_id))
                .map(|(_, entries)| entries.clone())
        });
        match own {
            None if log.error().is_some() => {
                view! { <p class="muted">{words.failed}</p> }.into_any()
            }
            None => ().into_any(),
            Some(entries) if entries.is_empty() => {
                view! { <p class="muted">{words.no_latest}</p> }.into_any()
            }
            Some(entries) => {
                let entries: Vec<_> =
                    entries.into_iter().map(|entry| view! { <Entry entry /> }).collect();
                view! { <ol class="peek-log">{entries}</ol> }.into_any()
            }
        }
    };
    view! { <PeekSection title=text.of(|words| words.peek.latest)>{content}</PeekSection> }
}

#[component]
fn Entry(entry: AuditEntry) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let (at, admin) = (entry.at, entry.admin.clone());
    let is_usual = entry.outcome == AuditOutcome::Done
        && entry.later.is_none()
        && !matches!(entry.undo, Some(UndoState::Done { .. }));
    let ended = entry.clone();
    let outcome = move || (!is_usual).then(|| [" · ", &outcome_said(text, &ended)].concat());
    view! {
        <li>
            <span title=admin>{move || what(text, &entry)} <span class="muted">{outcome}</span></span>
            <Time
                text=Signal::derive(move || text.language().log_time(clock.shown(), at))
                exact=Signal::derive(move || text.language().exact_time(at))
                iso=iso(at)
            />
        </li>
    }
}
