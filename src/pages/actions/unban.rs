use leptos::prelude::*;
use nexconn_api::admin::{BanState, CreateJob, JobAction};
use nexconn_api::nexconn::{USERS_A_CALL, UnbanUsers, UnbanUsersRequest};
use nexconn_api::spec::Reason;
use nexconn_api::{Endpoint, Spec};
use serde_json::json;

use super::chosen::Chosen;
use super::frame::{ActionDialog, ActionForm};
use super::job::{job_of, make_job};
use super::outcome::{Teller, checking};
use super::reason::ReasonFields;
use super::{Action, Effect, EffectList, use_actions};
use crate::api::{Client, fields_of};
use crate::components::{IconName, Tone};
use crate::form::{Draft, DraftCore};
use crate::pages::parts::Curl;
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// Lifts bans.
#[component]
pub(super) fn UnbanDialog() -> impl IntoView {
    view! {
        <ActionDialog
            action=Action::Unban
            title=|text, chosen| (text.now().dialogs.unban_title)(&chosen.who(text))
        >
            <UnbanForm />
        </ActionDialog>
    }
}

#[component]
fn UnbanForm() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let actions = use_actions();
    let chosen = actions.choose();
    let teller = Teller::here(actions);
    let (reason, case) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let spec = move || -> &'static Spec {
        if chosen.is_many() { const { &CreateJob::SPEC } } else { const { &UnbanUsers::SPEC } }
    };
    let body = Memo::new(move |_| {
        let user_ids = chosen.ids();
        if chosen.is_many() {
            job_of(&app.slug(), JobAction::Unban, user_ids, |_| {})
        } else {
            fields_of(&UnbanUsersRequest { user_ids })
        }
    });
    let draft = DraftCore::new(Signal::derive(spec), body)
        .with_reason(reason)
        .with_case(case)
        .asking_reason(Reason::Optional);
    let done = move || {
        let said = untrack(|| (text.now().dialogs.unbanned)(&chosen.who(text)));
        teller.done(said, draft.entry());
    };
    let submit = move || {
        if untrack(|| chosen.is_many()) {
            make_job(draft, client, &teller);
        } else {
            let draft = Draft::<UnbanUsers>::of(draft);
            draft.send_to_nexconn(client, app.slug_untracked(), move |_| done());
        }
    };
    let check = checking(chosen, draft, |ban: Option<&BanState>| ban.is_none(), done);
    let command = Signal::derive(move || {
        let user_ids: Vec<String> = chosen.ids().into_iter().take(USERS_A_CALL).collect();
        nexconn_api::curl::script(UnbanUsers::SPEC.path, &json!({ "userIds": user_ids }))
    });
    let aside = view! {
        <EffectList effects=Signal::derive(move || effects(text, chosen)) />
        <Curl command />
    }
    .into_any();
    view! {
        <ActionForm
            actions
            chosen
            draft
            on_submit=submit
            submit=Signal::derive(move || (text.now().dialogs.unban)(chosen.counted(text).as_deref()))
            submitting=text.of(|words| words.dialogs.unbanning)
            failed=text.of(|words| words.dialogs.unban_failed)
            check
            aside
        >
            <ReasonFields draft reason case />
        </ActionForm>
    }
    .into_any()
}

fn effects(text: Texts, chosen: Chosen) -> Vec<Effect> {
    let words = &text.now().dialogs;
    let mut effects = vec![
        Effect::new(IconName::Plug, words.unban_connects),
        Effect::new(IconName::Forward, words.unban_messages),
    ];
    let facts = chosen.facts().unwrap_or_default();
    if facts.iter().any(|known| known.ban.as_ref().is_some_and(|ban| ban.standing)) {
        effects.push(Effect::new(IconName::Lock, words.unban_standing));
    }
    let free = facts.iter().filter(|known| known.ban.is_none()).count();
    if free > 0 {
        let nothing = Effect::new(IconName::Info, words.not_banned_detail);
        effects.push(nothing.strong(Some(Tone::Warning), (words.not_banned)(free)));
    }
    if chosen.is_many() {
        effects.push(Effect::new(IconName::Jobs, words.many_as_job));
    }
    effects
}
