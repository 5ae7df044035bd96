use leptos::prelude::*;
use nexconn_api::admin::{BanState, JobAction};
use nexconn_api::nexconn::{UnbanUsers, UnbanUsersRequest};

use super::chosen::Chosen;
use super::draft::ActionDraft;
use super::frame::{ActionDialog, ActionForm};
use super::outcome::checking;
use super::reason::ReasonFields;
use super::{Action, Effect, EffectList};
use crate::api::Client;
use crate::components::{IconName, Tone};
use crate::form::Draft;
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
    let draft = ActionDraft::of::<UnbanUsers>(
        JobAction::Unban,
        |_, user_ids| UnbanUsersRequest { user_ids },
        |_| {},
    );
    let ActionDraft { actions, chosen, teller, reason, case, core, .. } = draft;
    let done = move || {
        let said = untrack(|| (text.now().dialogs.unbanned)(&chosen.who(text)));
        teller.done(said, core.entry());
    };
    let submit = move || {
        if !draft.sent_as_job(client) {
            let core = Draft::<UnbanUsers>::of(core);
            core.send_to_nexconn(client, app.slug_untracked(), move |_| done());
        }
    };
    let check = checking(chosen, core, |ban: Option<&BanState>| ban.is_none(), done);
    let command = draft.curl::<UnbanUsers>();
    let aside = view! {
        <EffectList effects=Signal::derive(move || effects(text, chosen)) />
        <Curl command />
    }
    .into_any();
    view! {
        <ActionForm
            actions
            chosen
            draft=core
            on_submit=submit
            submit=Signal::derive(move || (text.now().dialogs.unban)(chosen.counted(text).as_deref()))
            submitting=text.of(|words| words.dialogs.unbanning)
            failed=text.of(|words| words.dialogs.unban_failed)
            check
            aside
        >
            <ReasonFields draft=core reason case />
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
