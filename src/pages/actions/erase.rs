use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::{ERASED_A_CALL, EraseCopies, EraseCopiesRequest};

use super::draft::ActionDraft;
use super::frame::{ActionDialog, ActionForm};
use super::{Action, Effect, EffectList};
use crate::api::{Client, fields_of};
use crate::components::{Fate, FateList, IconName};
use crate::form::Draft;
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
    let draft = ActionDraft::here(
        EraseCopies::SPEC.reason,
        |_| const { &EraseCopies::SPEC },
        |app, chosen| {
            fields_of(&EraseCopiesRequest { app, operation: String::new(), user_ids: chosen.ids() })
        },
    );
    let ActionDraft { actions, chosen, teller, core, .. } = draft;
    let submit = move || {
        Draft::<EraseCopies>::of(core).send_operation(
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
            draft=core
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
