use leptos::prelude::*;
use nexconn_api::admin::JobAction;
use nexconn_api::nexconn::{ChannelType, SetChannelTypeMute, SetChannelTypeMuteRequest};

use super::draft::ActionDraft;
use super::frame::{ActionDialog, ActionForm};
use super::reason::ReasonFields;
use super::{Action, Effect, EffectList};
use crate::api::Client;
use crate::components::IconName;
use crate::form::Draft;
use crate::pages::parts::Curl;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Lets users write in direct channels again.
#[component]
pub(super) fn UnmuteDialog() -> impl IntoView {
    view! {
        <ActionDialog
            action=Action::Unmute
            title=|text, chosen| (text.now().mutes.unmute_title)(&chosen.who(text))
        >
            <UnmuteForm />
        </ActionDialog>
    }
}

#[component]
fn UnmuteForm() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let draft = ActionDraft::of::<SetChannelTypeMute>(
        JobAction::Unmute,
        |_, user_ids| SetChannelTypeMuteRequest {
            user_ids,
            mute_state: 0,
            channel_types: vec![ChannelType::Person],
        },
        |_| {},
    );
    let ActionDraft { actions, chosen, teller, reason, case, core, .. } = draft;
    let submit = move || {
        if !draft.sent_as_job(client) {
            let draft = Draft::<SetChannelTypeMute>::of(core);
            draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
                let said = untrack(|| (text.now().mutes.unmuted)(&chosen.who(text)));
                teller.done(said, core.entry());
            });
        }
    };
    let effects = Signal::derive(move || {
        let words = &text.now().mutes;
        vec![
            Effect::new(IconName::Forward, words.unmute_writes),
            Effect::new(IconName::Bubble, words.unmute_refused),
        ]
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
                (text.now().mutes.unmute_submit)(chosen.counted(text).as_deref())
            })
            submitting=text.of(|words| words.mutes.unmuting)
            failed=text.of(|words| words.mutes.not_unmuted)
            unanswered=text.of(|words| words.pickers.repeat_is_safe)
            aside
        >
            <ReasonFields draft=core reason case relieves=true />
        </ActionForm>
    }
    .into_any()
}
