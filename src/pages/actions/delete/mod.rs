//! Soft-deletes users: what goes for good, what stays, and what is not documented, before anything is sent.

mod account;
mod effects;

use leptos::prelude::*;
use nexconn_api::admin::JobAction;
use nexconn_api::nexconn::{SoftDeleteUsers, SoftDeleteUsersRequest};

use super::Action;
use super::chosen::Chosen;
use super::draft::ActionDraft;
use super::frame::{ActionDialog, ActionForm};
use crate::api::Client;
use crate::components::TextField;
use crate::form::Draft;
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
    let draft = ActionDraft::of::<SoftDeleteUsers>(
        JobAction::Delete,
        |_, user_ids| SoftDeleteUsersRequest { user_ids },
        |_| {},
    );
    let ActionDraft { actions, chosen, teller, reason, case, core, .. } = draft;
    let submit = move || {
        if draft.sent_as_job(client) {
            return;
        }
        let slug = app.slug_untracked();
        Draft::<SoftDeleteUsers>::of(core).send_to_nexconn(client, slug.clone(), move |_| {
            let words = text.now();
            let said = (words.deletion_dialogs.deleted)(&chosen.who(text));
            let page = Route::Deleted { app: slug };
            teller.accepted(said, words.deleted.title.to_owned(), page);
        });
    };
    let command = draft.curl::<SoftDeleteUsers>();
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
            draft=core
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
                draft=core
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
                error=core.error_of("reason")
                on_commit=move || core.leave("reason")
            />
        </ActionForm>
    }
    .into_any()
}

/// How many users, in the reader's language.
pub(super) fn number(text: Texts, chosen: Chosen) -> String {
    text.language().number(chosen.count() as u64)
}
