//! Bans users for a while or until lifted; for those who are banned already it sets a new end.

mod earlier;
mod effects;
mod length;
mod length_fields;
mod reply;

use leptos::prelude::*;
use nexconn_api::admin::{BanState, CreateJob, JobAction, StartStandingBans};
use nexconn_api::nexconn::{BAN_MINUTES, BanUsers, BanUsersRequest};
use nexconn_api::spec::Reason;
use nexconn_api::{Endpoint, Spec};
use serde_json::{Map, Value, json};

pub(crate) use length::BanLength;
pub(crate) use length_fields::BanLengthFields;

use super::Action;
use super::chosen::Chosen;
use super::draft::ActionDraft;
use super::facts::Facts;
use super::frame::{ActionDialog, ActionForm};
use super::job::job_of;
use super::outcome::checking;
use super::reason::ReasonFields;
use super::stop_standing::standing_of;
use crate::api::{Client, fields_of};
use crate::form::Draft;
use crate::pages::parts::Curl;
use crate::state::{Clock, CurrentApp};
use crate::text::{Texts, use_text};

use earlier::EarlierBans;
use effects::BanEffects;
use reply::Reply;

#[component]
pub(super) fn BanDialog() -> impl IntoView {
    let title = |text: Texts, chosen: Chosen| {
        let words = &text.now().dialogs;
        let title = if changes_one(chosen) { words.change_title } else { words.ban_title };
        title(&chosen.who(text))
    };
    view! {
        <ActionDialog action=Action::Ban title>
            <BanForm />
        </ActionDialog>
    }
}

/// Whether it is about one user who is banned already.
fn changes_one(chosen: Chosen) -> bool {
    let is_banned = |facts: Vec<_>| matches!(facts.as_slice(), [Facts { ban: Some(_), .. }]);
    chosen.facts().is_some_and(is_banned)
}

#[component]
fn BanForm() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let clock: Clock = expect_context();
    let length = BanLength::new();
    let draft = ActionDraft::here(
        Reason::Required,
        move |chosen| spec_of(chosen, length),
        move |app, chosen| body_of(&app, chosen, length),
    );
    let ActionDraft { actions, chosen, teller, reason, case, core, .. } = draft;
    let said = move || {
        let words = &text.now().dialogs;
        let who = chosen.who(text);
        match length.end(clock.now()) {
            Some(end) => (words.banned_until)(&who, &text.language().moment(end)),
            None => (words.banned_standing)(&who),
        }
    };
    let done = move || teller.done(untrack(said), core.entry());
    let sent_at = StoredValue::new(0);
    let is_set = move |ban: Option<&BanState>| {
        ban.is_some_and(|ban| untrack(|| is_as_sent(ban, length, sent_at.get_value())))
    };
    let check = checking(chosen, core, is_set, done);
    let submit = move || {
        sent_at.set_value(clock.now());
        if draft.sent_as_job(client) {
            return;
        }
        if untrack(|| length.is_standing()) {
            let core = Draft::<StartStandingBans>::of(core);
            core.send_operation(client, |changed| Some(changed), move |_| done());
        } else {
            let core = Draft::<BanUsers>::of(core);
            core.send_to_nexconn(client, app.slug_untracked(), move |_| done());
        }
    };
    let command = Signal::derive(move || {
        let user_ids = chosen.first_call();
        let minutes = if length.is_standing() { BAN_MINUTES } else { length.minutes_sent() };
        let body = json!({ "userIds": user_ids, "durationMinutes": minutes });
        nexconn_api::curl::script(BanUsers::SPEC.path, &body)
    });
    let one = chosen.only();
    let earlier = one.clone().map(|user_id| view! { <EarlierBans user_id length /> });
    let reply = one.map(|_| view! { <Reply length case /> });
    let submit_label = Signal::derive(move || {
        let words = &text.now().dialogs;
        if changes_one(chosen) {
            words.change.to_owned()
        } else {
            (words.ban)(chosen.counted(text).as_deref())
        }
    });
    let aside = view! {
        <BanEffects chosen length />
        {earlier}
        {reply}
        <Curl command />
    }
    .into_any();
    view! {
        <ActionForm
            actions
            chosen
            draft=core
            on_submit=submit
            submit=submit_label
            submitting=text.of(|words| words.dialogs.banning)
            failed=text.of(|words| words.dialogs.ban_failed)
            check
            harms=true
            aside
        >
            <BanLengthFields length draft=core />
            <ReasonFields draft=core reason case />
        </ActionForm>
    }
    .into_any()
}

/// The endpoint that the form would end in now.
fn spec_of(chosen: Chosen, length: BanLength) -> &'static Spec {
    if chosen.is_many() {
        const { &CreateJob::SPEC }
    } else if length.is_standing() {
        const { &StartStandingBans::SPEC }
    } else {
        const { &BanUsers::SPEC }
    }
}

/// Its request. The draft adds the id of the intent, reason and case.
fn body_of(app: &str, chosen: Chosen, length: BanLength) -> Map<String, Value> {
    let user_ids = chosen.ids();
    if chosen.is_many() {
        let standing = length.is_standing();
        return job_of(
            app,
            if standing { JobAction::Standing } else { JobAction::Ban },
            user_ids,
            |job| {
                job.duration_minutes = (!standing).then(|| length.minutes_sent());
            },
        );
    }
    if length.is_standing() {
        return standing_of(app, user_ids);
    }
    fields_of(&BanUsersRequest { user_ids, duration_minutes: length.minutes_sent() })
}

/// Whether a ban is the one that was sent: it ends about when that was to.
fn is_as_sent(ban: &BanState, length: BanLength, sent_at: i64) -> bool {
    /// The answer's way, and clocks that differ, in milliseconds.
    const SLACK: i64 = 120_000;
    match (length.end(sent_at), ban.ends_at) {
        (None, _) => ban.standing,
        (Some(asked), Some(ends)) => (ends - asked).abs() < SLACK,
        (Some(_), None) => true,
    }
}
