use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::{JobAction, KICK_MINUTES, KickUsers, KickUsersRequest, Kicked, Outcome};
use nexconn_api::nexconn::{BanUsers, ExpireAccessTokens};
use serde_json::json;

use super::chosen::Chosen;
use super::draft::ActionDraft;
use super::frame::{ActionDialog, ActionForm};
use super::reason::ReasonFields;
use super::{Action, Effect, EffectList};
use crate::api::Client;
use crate::components::{IconName, Notice, Tone};
use crate::form::Draft;
use crate::pages::parts::Curl;
use crate::state::Clock;
use crate::text::{Texts, use_text};

/// Ends live connections: expires the access tokens, then bans for a minute.
#[component]
pub(super) fn KickDialog() -> impl IntoView {
    view! {
        <ActionDialog
            action=Action::Kick
            title=|text, chosen| (text.now().dialogs.kick_title)(&chosen.who(text))
        >
            <KickForm />
        </ActionDialog>
    }
}

#[component]
fn KickForm() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let clock: Clock = expect_context();
    let half_done = RwSignal::new(None::<Kicked>);
    let draft = ActionDraft::of::<KickUsers>(
        JobAction::Kick,
        |app, user_ids| {
            let (operation, reason) = (String::new(), String::new());
            KickUsersRequest { app, operation, user_ids, reason, case: None }
        },
        |_| {},
    );
    let ActionDraft { actions, chosen, teller, reason, case, core, .. } = draft;
    let submit = move || {
        half_done.set(None);
        if draft.sent_as_job(client) {
            return;
        }
        Draft::<KickUsers>::of(core).send_operation(
            client,
            |kicked| Some(&kicked.expire),
            move |kicked| {
                if is_whole(&kicked) {
                    teller.done_for_good(said(text, chosen, &kicked));
                } else {
                    half_done.set(Some(kicked));
                }
            },
        );
    };
    let command = Signal::derive(move || {
        let user_ids = chosen.first_call();
        let expire = json!({ "userIds": user_ids, "expiresAt": clock.shown() });
        let ban = json!({ "userIds": user_ids, "durationMinutes": KICK_MINUTES });
        [
            nexconn_api::curl::script(ExpireAccessTokens::SPEC.path, &expire),
            nexconn_api::curl::script(BanUsers::SPEC.path, &ban),
        ]
        .join("\n\n")
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
            draft=core
            on_submit=submit
            submit=Signal::derive(move || (text.now().dialogs.kick)(chosen.counted(text).as_deref()))
            submitting=text.of(|words| words.dialogs.kicking)
            failed=text.of(|words| words.dialogs.kick_failed)
            unanswered=text.of(|words| words.dialogs.kick_unknown)
            guard=text.of(|words| words.dialogs.kick_guard)
            harms=true
            aside
        >
            <HalfDone half_done />
            <ReasonFields draft=core reason case />
        </ActionForm>
    }
    .into_any()
}

/// Whether both steps are done, as far as there was somebody left for the second.
fn is_whole(kicked: &Kicked) -> bool {
    !kicked.list_unread && kicked.ban.as_ref().is_none_or(|ban| ban.outcome == Outcome::Done)
}

fn said(text: Texts, chosen: Chosen, kicked: &Kicked) -> String {
    let words = &text.now().dialogs;
    let done = (words.kicked)(&chosen.who(text));
    match kicked.left_out.len() {
        0 => done,
        left_out => [&done, " ", &(words.kick_left_out)(left_out)].concat(),
    }
}

/// The tokens are expired, and live connections stay.
#[component]
fn HalfDone(half_done: RwSignal<Option<Kicked>>) -> impl IntoView {
    let text = use_text();
    move || {
        let kicked = half_done.get()?;
        let words = &text.now().dialogs;
        let why = match kicked.ban {
            None => words.kick_list_unread.to_owned(),
            Some(ban) if ban.outcome == Outcome::Unknown => words.kick_ban_unknown.to_owned(),
            Some(ban) => (words.kick_ban_refused)(ban.code.map(|code| code.0)),
        };
        Some(view! { <Notice tone=Tone::Warning title=words.kick_half.to_owned() detail=why /> })
    }
}

fn effects(text: Texts, chosen: Chosen) -> Vec<Effect> {
    let words = &text.now().dialogs;
    let facts = chosen.facts().unwrap_or_default();
    let mut effects = vec![
        Effect::new(IconName::KeyOff, words.kick_expires),
        Effect::new(IconName::Ban, words.kick_bans),
        Effect::new(IconName::Key, words.kick_returns),
    ];
    let banned = facts.iter().filter(|known| known.ban.is_some()).count();
    if banned > 0 {
        let left_out = Effect::new(IconName::Clock, words.kick_keeps);
        effects.push(left_out.strong(None, (words.banned_already)(banned)));
    }
    if chosen.is_many() {
        effects.push(Effect::new(IconName::Jobs, words.many_as_job));
    }
    effects.push(Effect::new(IconName::Alert, words.kick_final));
    effects
}
