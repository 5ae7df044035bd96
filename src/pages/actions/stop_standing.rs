use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::{StandingBansRequest, StopStandingBans};
use serde_json::{Map, Value};

use super::draft::ActionDraft;
use super::frame::{ActionDialog, ActionForm};
use super::reason::ReasonFields;
use super::{Action, Effect, EffectList};
use crate::api::{Client, fields_of};
use crate::components::IconName;
use crate::form::Draft;
use crate::text::use_text;

/// Stops renewing standing bans.
#[component]
pub(super) fn StopStandingDialog() -> impl IntoView {
    view! {
        <ActionDialog
            action=Action::StopStanding
            title=|text, chosen| (text.now().dialogs.stop_title)(&chosen.who(text))
        >
            <StopStandingForm />
        </ActionDialog>
    }
}

#[component]
fn StopStandingForm() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let draft = ActionDraft::here(
        StopStandingBans::SPEC.reason,
        |_| const { &StopStandingBans::SPEC },
        |app, chosen| standing_of(&app, chosen.ids()),
    );
    let ActionDraft { actions, chosen, teller, reason, case, core, .. } = draft;
    let submit = move || {
        Draft::<StopStandingBans>::of(core).send_operation(
            client,
            |changed| Some(changed),
            move |_| {
                let who = chosen.who(text);
                teller.done((text.now().dialogs.stopped)(&who), core.entry());
            },
        );
    };
    let effects = Signal::derive(move || {
        let words = &text.now().dialogs;
        let mut effects = vec![Effect::new(IconName::Clock, words.stop_runs_out)];
        let facts = chosen.facts().unwrap_or_default();
        effects.extend(facts.into_iter().filter_map(|known| {
            let end = known.ban.filter(|ban| ban.standing)?.ends_at?;
            let said = (words.stop_ends)(&known.subject.called(), &text.language().moment(end));
            Some(Effect::new(IconName::User, said))
        }));
        effects.push(Effect::new(IconName::Info, words.stop_sooner));
        effects
    });
    let aside = view! { <EffectList effects /> }.into_any();
    view! {
        <ActionForm
            actions
            chosen
            draft=core
            on_submit=submit
            submit=text.of(|words| words.dialogs.stop)
            submitting=text.of(|words| words.dialogs.stopping)
            failed=text.of(|words| words.dialogs.stop_failed)
            aside
        >
            <ReasonFields draft=core reason case relieves=true />
        </ActionForm>
    }
    .into_any()
}

/// A request about standing bans; the draft adds the id of the intent, reason and case.
pub(super) fn standing_of(app: &str, user_ids: Vec<String>) -> Map<String, Value> {
    fields_of(&request(app, user_ids))
}

fn request(app: &str, user_ids: Vec<String>) -> StandingBansRequest {
    StandingBansRequest {
        app: app.to_owned(),
        operation: String::new(),
        user_ids,
        reason: String::new(),
        case: None,
    }
}
