//! Clears the hosted profiles of users.

use leptos::prelude::*;
use nexconn_api::admin::JobAction;
use nexconn_api::nexconn::{DeleteUserProfiles, DeleteUserProfilesRequest};

use super::Action;
use super::draft::ActionDraft;
use super::frame::{ActionDialog, ActionForm};
use super::reason::ReasonFields;
use super::{Effect, EffectList};
use crate::api::Client;
use crate::components::{Fate, FateList, IconName};
use crate::form::Draft;
use crate::pages::parts::Curl;
use crate::state::CurrentApp;
use crate::text::use_text;

#[component]
pub(super) fn ClearProfilesDialog() -> impl IntoView {
    view! {
        <ActionDialog
            action=Action::ClearProfiles
            title=|text, chosen| (text.now().profile.clear_title)(&chosen.who(text))
        >
            <ClearProfilesForm />
        </ActionDialog>
    }
}

#[component]
fn ClearProfilesForm() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let draft = ActionDraft::of::<DeleteUserProfiles>(
        JobAction::ClearProfiles,
        |_, user_ids| DeleteUserProfilesRequest { user_ids },
        |_| {},
    );
    let ActionDraft { actions, chosen, teller, reason, case, core, .. } = draft;
    let submit = move || {
        if draft.sent_as_job(client) {
            return;
        }
        let draft = Draft::<DeleteUserProfiles>::of(core);
        draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
            teller.done_for_good((text.now().profile.cleared)(&chosen.who(text)));
        });
    };
    let effects = Signal::derive(move || {
        let words = &text.now().profile;
        vec![Effect::new(IconName::Alert, words.clear_final)]
    });
    let aside = view! {
        <EffectList effects />
        <Curl command=core.curl() />
    }
    .into_any();
    view! {
        <ActionForm
            actions
            chosen
            draft=core
            on_submit=submit
            submit=Signal::derive(move || {
                let count = chosen.count();
                (text.now().profile.clear)(count, &text.language().number(count as u64))
            })
            submitting=text.of(|words| words.profile.clearing)
            failed=text.of(|words| words.profile.clear_failed)
            unanswered=text.of(|words| words.profile.repeat_is_safe)
            guard=text.of(|words| words.profile.clear_guard)
            harms=true
            aside
        >
            <FateList
                fate=Fate::Erased
                title=text.of(|words| words.deletion_dialogs.gone)
                things=Signal::derive(move || text.now().profile.clear_things)
            />
            <FateList
                fate=Fate::Stays
                title=text.of(|words| words.deletion_dialogs.stays)
                things=Signal::derive(move || text.now().profile.clear_stays)
            />
            <ReasonFields draft=core reason case />
        </ActionForm>
    }
    .into_any()
}
