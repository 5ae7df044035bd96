use leptos::prelude::*;
use nexconn_api::admin::{AuditPage, ListAudit, ListAuditRequest};

use super::User;
use crate::api::{Client, Reading};
use crate::components::{ButtonKind, ButtonLink, ButtonSize, IconName, Section};
use crate::pages::Undo;
use crate::pages::audit::{AuditQuery, LogList};
use crate::state::CurrentApp;
use crate::text::use_text;

/// Rows shown; the whole log is the audit's.
const ROWS: u32 = 10;

/// What was done about the user through this gateway, latest first.
#[component]
pub(super) fn Activity(user: User) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let undo = Undo::here();
    let log = Reading::new(move || {
        // Whoever changes the user reads it anew, and the change is in the log then.
        user.read.with(|_| ());
        undo.ended();
        client.admin::<ListAudit>(&ListAuditRequest {
            app: app.slug(),
            user: Some(user.id()),
            limit: Some(ROWS),
            ..Default::default()
        })
    });
    let whole = Signal::derive(move || {
        AuditQuery { user: Some(user.id()), ..AuditQuery::default() }.href(&app.slug())
    });
    let actions = view! {
        <ButtonLink href=whole kind=ButtonKind::Bare size=ButtonSize::Small>
            {text.of(|words| words.activity.whole)}
        </ButtonLink>
    }
    .into_any();
    view! {
        <Section
            icon=IconName::Receipt
            title=text.of(|words| words.activity.title)
            note=text.of(|words| words.activity.note)
            actions
        >
            <Entries log />
        </Section>
    }
    .into_any()
}

#[component]
fn Entries(log: Reading<AuditPage>) -> impl IntoView {
    let text = use_text();
    let entries = Signal::derive(move || {
        log.with(|page| page.map(|page| page.entries.clone()).unwrap_or_default())
    });
    let is_empty = Memo::new(move |_| entries.with(Vec::is_empty));
    move || {
        if !is_empty.get() {
            return view! { <LogList entries loading=log.loading() brief=true /> }.into_any();
        }
        let words = &text.now().activity;
        let why = if log.with(|page| page.is_some()) {
            Some(words.none)
        } else {
            log.error().map(|_| words.failed)
        };
        view! { <p class="muted">{why}</p> }.into_any()
    }
}
