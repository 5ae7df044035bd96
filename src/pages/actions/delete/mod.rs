//! Soft-deletes users: what goes for good, what stays, and what is not documented, before anything is sent.

mod account;
mod effects;

use leptos::prelude::*;
use nexconn_api::admin::{CreateJob, JobAction};
use nexconn_api::nexconn::{SoftDeleteUsers, SoftDeleteUsersRequest};
use nexconn_api::spec::Reason;
use nexconn_api::{Endpoint, Spec};

use super::chosen::Chosen;
use super::frame::{ActionDialog, ActionForm};
use super::job::{job_of, make_job};
use super::outcome::Teller;
use super::{Action, use_actions};
use crate::api::{Client, fields_of};
use crate::components::TextField;
use crate::form::{Draft, DraftCore};
use crate::pages::parts::{CaseField, Curl};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

use account::Account;
use effects::DeleteEffects;

#[component]
pub(super) fn DeleteDialog() -> impl IntoView {
    view! {
        <ActionDialog
            action=Action::Delete
            title=|text, chosen| (text.now().deletion_dialogs.delete_title)(&chosen.who(text))
        >
            <DeleteForm />
        </ActionDialog>
    }
}

#[component]
fn DeleteForm() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let actions = use_actions();
    let chosen = actions.choose();
    let teller = Teller::here(actions);
    let (reason, case) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let spec = move || -> &'static Spec {
        if chosen.is_many() { const { &CreateJob::SPEC } } else { const { &SoftDeleteUsers::SPEC } }
    };
    let body = Memo::new(move |_| {
        let user_ids = chosen.ids();
        if chosen.is_many() {
            job_of(&app.slug(), JobAction::Delete, user_ids, |_| {})
        } else {
            fields_of(&SoftDeleteUsersRequest { user_ids })
        }
    });
    let draft = DraftCore::new(Signal::derive(spec), body)
        .with_reason(reason)
        .with_case(case)
        .asking_reason(Reason::Optional);
    let submit = move || {
        if untrack(|| chosen.is_many()) {
            return make_job(draft, client, &teller);
        }
        let slug = app.slug_untracked();
        Draft::<SoftDeleteUsers>::of(draft).send_to_nexconn(client, slug.clone(), move |_| {
            let words = text.now();
            let said = (words.deletion_dialogs.deleted)(&chosen.who(text));
            let page = Route::Deleted { app: slug };
            teller.accepted(said, words.deleted.title.to_owned(), page);
        });
    };
    let command = curl_of::<SoftDeleteUsers>(chosen);
    let aside = view! {
        <DeleteEffects chosen />
        <Curl command />
    }
    .into_any();
    let guard = Signal::derive(move || {
        let words = &text.now().deletion_dialogs;
        if chosen.count() == 1 { words.guard_one } else { words.guard_many }.to_owned()
    });
    view! {
        <ActionForm
            actions
            chosen
            draft
            on_submit=submit
            submit=Signal::derive(move || (text.now().deletion_dialogs.delete)(chosen.count(), &number(text, chosen)))
            submitting=text.of(|words| words.deletion_dialogs.deleting)
            failed=text.of(|words| words.deletion_dialogs.delete_failed)
            unanswered=text.of(|words| words.deletion_dialogs.delete_unanswered)
            guard
            harms=true
            aside
        >
            <Account />
            <CaseField
                draft
                case
                hint=text.of(|words| words.deletion_dialogs.case_hint)
                autofocus=true
            />
            <TextField
                label=text.of(|words| words.form.reason)
                value=reason
                rows=2
                optional=true
                hint=text.of(|words| words.deletion_dialogs.reason_hint)
                error=draft.error_of("reason")
                on_commit=move || draft.leave("reason")
            />
        </ActionForm>
    }
    .into_any()
}

/// How many users, in the reader's language.
pub(super) fn number(text: Texts, chosen: Chosen) -> String {
    text.language().number(chosen.count() as u64)
}

/// The call as a shell command, for those of the first call.
pub(super) fn curl_of<E: Endpoint>(chosen: Chosen) -> Signal<String> {
    Signal::derive(move || {
        let body = serde_json::json!({ "userIds": chosen.first_call() });
        nexconn_api::curl::script(E::SPEC.path, &body)
    })
}
