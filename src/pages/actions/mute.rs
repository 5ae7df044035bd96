use leptos::prelude::*;
use nexconn_api::admin::JobAction;
use nexconn_api::nexconn::{
    ChannelType, ListChannelTypeMute, ListChannelTypeMuteRequest, MUTED_AT_MOST,
    SetChannelTypeMute, SetChannelTypeMuteRequest,
};

use super::draft::ActionDraft;
use super::frame::{ActionDialog, ActionForm};
use super::left_out::{LeftOut, LeftOutNotice};
use super::reason::ReasonFields;
use super::{Action, Effect, EffectList};
use crate::api::{ApiError, Client};
use crate::components::IconName;
use crate::form::Draft;
use crate::pages::parts::Curl;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Mutes users in direct channels.
#[component]
pub(super) fn MuteDialog() -> impl IntoView {
    view! {
        <ActionDialog
            action=Action::Mute
            title=|text, chosen| (text.now().mutes.dialog_title)(&chosen.who(text))
        >
            <MuteForm />
        </ActionDialog>
    }
}

#[component]
fn MuteForm() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let draft = ActionDraft::of::<SetChannelTypeMute>(
        JobAction::Mute,
        |_, user_ids| SetChannelTypeMuteRequest {
            user_ids,
            mute_state: 1,
            channel_types: vec![ChannelType::Person],
        },
        |_| {},
    );
    let ActionDraft { actions, chosen, teller, reason, case, core, .. } = draft;
    let left_out = LeftOut::new();
    let submit = move || {
        if !draft.sent_as_job(client) {
            let draft = Draft::<SetChannelTypeMute>::of(core);
            draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
                let asked = untrack(|| chosen.ids());
                let muted = muted_among(client, app.slug_untracked(), asked.clone());
                left_out.look(core, asked, muted, move |out| {
                    if out.is_empty() {
                        let said = untrack(|| (text.now().mutes.muted)(&chosen.who(text)));
                        teller.done(said, core.entry());
                    }
                });
            });
        }
    };
    let effects = Signal::derive(move || {
        let words = &text.now().mutes;
        vec![
            Effect::new(IconName::Mute, words.effect_refused),
            Effect::new(IconName::Forward, words.effect_receives),
            Effect::new(IconName::Clock, words.effect_no_end),
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
            submit=Signal::derive(move || (text.now().mutes.submit)(chosen.counted(text).as_deref()))
            submitting=text.of(|words| words.mutes.submitting)
            failed=text.of(|words| words.mutes.not_muted)
            unanswered=text.of(|words| words.pickers.repeat_is_safe)
            aside
        >
            <LeftOutNotice left_out not_done=|text| text.now().mutes.left_unmuted />
            <ReasonFields draft=core reason case />
        </ActionForm>
    }
    .into_any()
}

/// Most muted users that are looked through.
const LOOKED_THROUGH: i64 = 2000;

/// Who of these is muted in direct channels. Nexconn tells all muted users, page by page, and of no single one: among
/// very many, whoever was not found counts as muted, as Nexconn said.
async fn muted_among(
    client: Client,
    app: String,
    mut wanted: Vec<String>,
) -> Result<Vec<String>, ApiError> {
    let mut found = Vec::new();
    let mut offset = 0;
    while !wanted.is_empty() {
        let request = ListChannelTypeMuteRequest {
            channel_type: ChannelType::Person,
            page_size: Some(MUTED_AT_MOST),
            offset: Some(offset),
        };
        let page = client.ask::<ListChannelTypeMute>(app.clone(), &request).await?.muted_user_ids;
        if page.is_empty() {
            break;
        }
        offset += MUTED_AT_MOST;
        found.extend(wanted.extract_if(.., |id| page.contains(id)));
        if offset >= LOOKED_THROUGH {
            found.append(&mut wanted);
        }
    }
    Ok(found)
}
