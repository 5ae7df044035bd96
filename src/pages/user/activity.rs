use leptos::prelude::*;
use nexconn_api::admin::{AuditEntry, AuditOutcome, AuditPage, ListAudit, ListAuditRequest};

use super::User;
use crate::api::{Client, Reading};
use crate::components::{IconName, Marked, Section, Tone};
use crate::pages::parts::Moment;
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// Rows shown; the whole log is the audit's.
const ROWS: u32 = 10;

/// What was done about the user through this gateway, latest first.
#[component]
pub(super) fn Activity(user: User) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let log = Reading::new(move || {
        // Whoever changes the user reads it anew, and the change is in the log then.
        user.read.with(|_| ());
        client.admin::<ListAudit>(&ListAuditRequest {
            app: app.slug(),
            user: Some(user.id()),
            limit: Some(ROWS),
            ..Default::default()
        })
    });
    view! {
        <Section
            icon=IconName::Receipt
            title=text.of(|words| words.activity.title)
            note=text.of(|words| words.activity.note)
        >
            {move || entries(text, log)}
        </Section>
    }
    .into_any()
}

fn entries(text: Texts, log: Reading<AuditPage>) -> AnyView {
    let Some(page) = log.value() else {
        let failed = log.error().map(|_| text.now().activity.failed);
        return view! { <p class="muted">{failed}</p> }.into_any();
    };
    if page.entries.is_empty() {
        return view! { <p class="muted">{text.now().activity.none}</p> }.into_any();
    }
    let rows = page.entries.into_iter().map(|entry| view! { <li>{row(text, entry)}</li> });
    view! { <ol class="activity">{rows.collect_view()}</ol> }.into_any()
}

fn row(text: Texts, entry: AuditEntry) -> AnyView {
    let (icon, tone) = match entry.outcome {
        AuditOutcome::Done => (IconName::Check, Some(Tone::Positive)),
        AuditOutcome::Refused => (IconName::X, Some(Tone::Danger)),
        AuditOutcome::Unknown => (IconName::Help, Some(Tone::Warning)),
        AuditOutcome::Pending => (IconName::Clock, None),
    };
    let words = &text.now().activity;
    let action = words
        .actions
        .iter()
        .find(|(path, _)| *path == entry.action)
        .map_or_else(|| entry.action.clone(), |(_, said)| (*said).to_owned());
    let outcome = match entry.outcome {
        AuditOutcome::Done => words.done.to_owned(),
        AuditOutcome::Refused => (words.refused)(entry.code.map(|code| code.0)),
        AuditOutcome::Unknown => words.unknown.to_owned(),
        AuditOutcome::Pending => words.pending.to_owned(),
    };
    let reason = entry.reason.map(|reason| view! { <bdi>" · “" {reason} "”"</bdi> });
    let content = view! {
        <div class="activity-row" data-outcome=entry.outcome.name()>
            <span class="activity-what">
                {action} " · " <span class="activity-outcome">{outcome}</span> {reason}
            </span>
            <span class="activity-who">{entry.admin}</span>
            <Moment at=entry.at />
        </div>
    };
    match tone {
        Some(tone) => view! { <Marked icon tone>{content}</Marked> }.into_any(),
        None => view! { <Marked icon>{content}</Marked> }.into_any(),
    }
}
