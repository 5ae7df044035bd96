use leptos::prelude::*;
use nexconn_api::admin::{ERASED_A_CALL, EraseCopies, EraseCopiesRequest};

use super::frame::{ActionDialog, ActionForm};
use super::outcome::Teller;
use super::{Action, Effect, EffectList, use_actions};
use crate::api::Client;
use crate::components::{Fate, FateList, IconName};
use crate::form::Draft;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Most users of one call.
pub(super) const BATCH: usize = ERASED_A_CALL;

/// Erases what the gateway holds of deleted users whose deletion nobody confirms.
#[component]
pub(super) fn EraseDialog() -> impl IntoView {
    view! {
        <ActionDialog
            action=Action::Erase
            title=|text, chosen| (text.now().deleted_user.erase_title)(&chosen.who(text))
        >
            <EraseForm />
        </ActionDialog>
    }
}

#[component]
fn EraseForm() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let actions = use_actions();
    let chosen = actions.choose();
    let teller = Teller::here(actions);
    let draft = Draft::<EraseCopies>::new(move || EraseCopiesRequest {
        app: app.slug(),
        operation: String::new(),
        user_ids: chosen.ids(),
    });
    let submit = move || {
        draft.send_operation(
            client,
            |_| None,
            move |_| teller.done_for_good((text.now().deleted_user.erased)(&chosen.who(text))),
        );
    };
    let effects = Signal::derive(move || {
        let words = &text.now().deleted_user;
        vec![
            Effect::new(IconName::Receipt, words.erase_record),
            Effect::new(IconName::Alert, words.erase_final),
        ]
    });
    let aside = view! { <EffectList effects /> }.into_any();
    view! {
        <ActionForm
            actions
            chosen
            draft=draft.core()
            on_submit=submit
            submit=text.of(|words| words.deleted_user.erase_submit)
            submitting=text.of(|words| words.deleted_user.erasing)
            failed=text.of(|words| words.deleted_user.erase_failed)
            guard=text.of(|words| words.deleted_user.erase_guard)
            harms=true
            aside
        >
            <p>{text.of(|words| words.deleted_user.erase_detail)}</p>
            <FateList
                fate=Fate::Erased
                title=text.of(|words| words.deletion_dialogs.erased)
                things=Signal::derive(move || text.now().deleted_user.erase_things)
            />
            <FateList
                fate=Fate::Stays
                title=text.of(|words| words.deletion_dialogs.stays)
                things=Signal::derive(move || text.now().deleted_user.erase_stays)
            />
        </ActionForm>
    }
    .into_any()
}
