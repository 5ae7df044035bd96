use leptos::prelude::*;
use nexconn_api::admin::{CreateJobRequest, JobAction};

use super::state::{Counts, Users, chosen};
use crate::components::{Button, ButtonKind, ButtonLink, Form, IconName, TextField};
use crate::pages::parts::{CaseField, NewJob, WhatHappens};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// The job that the chosen rows become.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sending {
    pub(super) job: NewJob,
    pub(super) counts: Memo<Counts>,
    app: CurrentApp,
}

impl Sending {
    pub(super) fn new(sheet: Users) -> Self {
        let app = CurrentApp::here();
        let users = Memo::new(move |_| chosen(sheet));
        let request = move || CreateJobRequest {
            users: Some(users.get()),
            ..CreateJobRequest::new(app.slug(), JobAction::Register)
        };
        Self {
            job: NewJob::new(request, JobAction::Register.spec().reason),
            counts: Memo::new(move |_| Counts::of(sheet)),
            app,
        }
    }

    fn blocked(self, text: Texts) -> Option<String> {
        (self.counts.get().chosen() == 0).then(|| text.now().many.nobody_chosen.to_owned())
    }

    fn send(self, text: Texts) {
        if untrack(|| self.blocked(text)).is_none() {
            self.job.begin();
        }
    }
}

/// Reason and case, and what will happen.
#[component]
pub(super) fn SendingFields(sending: StoredValue<Sending>) -> impl IntoView {
    let text = use_text();
    let sending = sending.get_value();
    let Sending { job: NewJob { draft, reason, case, .. }, counts, app } = sending;
    let effects = Signal::derive(move || {
        let (words, language) = (&text.now().register_many, text.language());
        let counts = counts.get();
        let mut effects = vec![words.effect_register.to_owned(), words.effect_tokens.to_owned()];
        if counts.known > 0 {
            effects.push(words.effect_known.to_owned());
        }
        if !app.is_production() {
            effects.push(words.effect_quota.to_owned());
        }
        let calls = counts.chosen();
        if calls > 0 {
            let number = language.number(calls as u64);
            effects.push((text.now().many.becomes_job)(calls, &number, 1));
        }
        effects
    });
    view! {
        <Form on_submit=move || sending.send(text)>
            <TextField
                label=text.of(|words| words.form.reason)
                value=reason
                rows=2
                optional=true
                hint=text.of(|words| words.form.reason_hint)
                error=draft.error_of("reason")
                on_commit=move || draft.leave("reason")
            />
            <CaseField draft=draft.core() case />
            <WhatHappens effects />
        </Form>
    }
    .into_any()
}

/// The button.
#[component]
pub(super) fn SendingButtons(
    sending: StoredValue<Sending>,
    label: Signal<String>,
) -> impl IntoView {
    let text = use_text();
    let sending = sending.get_value();
    let Sending { job, app, .. } = sending;
    let busy_label =
        Signal::derive(move || Some((text.now().many.submitting)(JobAction::Register).to_owned()));
    view! {
        <Button
            kind=ButtonKind::Primary
            icon=IconName::UserPlus
            busy=job.draft.busy()
            busy_label
            blocked=Signal::derive(move || sending.blocked(text))
            on_press=move || sending.send(text)
        >
            {label}
        </Button>
        <ButtonLink href=Signal::derive(move || Route::Users { app: app.slug() }.href())>
            {text.of(|words| words.form.cancel)}
        </ButtonLink>
    }
}
