//! Restores the ids of soft-deleted users. Inside the hour after the request Nexconn refuses that; since its clock
//! decides, it can be sent all the same.

mod early;
mod effects;

use leptos::prelude::*;
use nexconn_api::admin::JobAction;
use nexconn_api::nexconn::{RestoreUsers, RestoreUsersRequest};

use super::Action;
use super::delete::number;
use super::draft::ActionDraft;
use super::frame::{ActionDialog, ActionForm};
use super::reason::ReasonFields;
use crate::api::Client;
use crate::components::{Fate, FateList};
use crate::form::Draft;
use crate::pages::parts::Curl;
use crate::route::Route;
use crate::state::{Clock, CurrentApp};
use crate::text::use_text;

use early::{Early, TooEarly};
use effects::RestoreEffects;

#[component]
pub(super) fn RestoreDialog() -> impl IntoView {
    view! {
        <ActionDialog
            action=Action::Restore
            title=|text, chosen| (text.now().deletion_dialogs.restore_title)(&chosen.who(text))
        >
            <RestoreForm />
        </ActionDialog>
    }
}

#[component]
fn RestoreForm() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let clock: Clock = expect_context();
    let draft = ActionDraft::of::<RestoreUsers>(
        JobAction::Restore,
        |_, user_ids| RestoreUsersRequest { user_ids },
        |_| {},
    );
    let ActionDraft { actions, chosen, teller, reason, case, core, .. } = draft;
    let early = Memo::new(move |_| Early::of(chosen, clock.counted()));
    let is_vain =
        Signal::derive(move || early.with(|early| early.as_ref().is_some_and(Early::is_all)));
    let submit = move || {
        if draft.sent_as_job(client) {
            return;
        }
        let slug = app.slug_untracked();
        Draft::<RestoreUsers>::of(core).send_to_nexconn(client, slug.clone(), move |_| {
            let words = text.now();
            let said = if is_vain.get_untracked() {
                words.deletion_dialogs.restored_early
            } else {
                words.deletion_dialogs.restored
            };
            let said = untrack(|| said(&chosen.who(text)));
            let page = Route::Deleted { app: slug };
            teller.accepted(said, words.deleted.title.to_owned(), page);
        });
    };
    let command = draft.curl::<RestoreUsers>();
    let aside = view! {
        <RestoreEffects chosen />
        <Curl command />
    }
    .into_any();
    let label = Signal::derive(move || {
        let words = &text.now().deletion_dialogs;
        if is_vain.get() {
            return words.restore_anyway.to_owned();
        }
        (words.restore)(chosen.count(), &number(text, chosen))
    });
    let wait = Signal::derive(move || {
        let from =
            early.with(|early| early.as_ref().filter(|early| early.is_all()).map(Early::from))?;
        let moment = text.language().hour_of_day(clock.shown(), from);
        Some((text.now().deletion_dialogs.wait_until)(&moment))
    });
    view! {
        <ActionForm
            actions
            chosen
            draft=core
            on_submit=submit
            submit=label
            submitting=text.of(|words| words.deletion_dialogs.restoring)
            failed=text.of(|words| words.deletion_dialogs.restore_failed)
            unanswered=text.of(|words| words.deletion_dialogs.restore_unanswered)
            is_vain
            wait
            aside
        >
            <TooEarly chosen early />
            <FateList
                fate=Fate::Stays
                title=text.of(|words| words.deletion_dialogs.comes_back)
                things=Signal::derive(move || text.now().deletion_dialogs.comes_back_things)
            />
            <FateList
                fate=Fate::Erased
                title=text.of(|words| words.deletion_dialogs.gone)
                things=Signal::derive(move || text.now().deletion_dialogs.gone_things)
            />
            <FateList
                fate=Fate::Untold
                title=text.of(|words| words.deletion_dialogs.untold)
                things=Signal::derive(move || text.now().deletion_dialogs.untold_restore)
            />
            <ReasonFields draft=core reason case />
        </ActionForm>
    }
    .into_any()
}
