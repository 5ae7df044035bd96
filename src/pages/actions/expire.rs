use leptos::prelude::*;
use nexconn_api::admin::{CreateJob, JobAction};
use nexconn_api::nexconn::{ExpireAccessTokens, ExpireAccessTokensRequest, USERS_A_CALL};
use nexconn_api::spec::Reason;
use nexconn_api::{Endpoint, Spec};
use serde_json::json;

use super::frame::{ActionDialog, ActionForm};
use super::job::{job_of, make_job};
use super::outcome::Teller;
use super::reason::ReasonFields;
use super::{Action, Effect, EffectList, use_actions};
use crate::api::{Client, fields_of};
use crate::components::{IconName, RadioChoice, RadioGroup, TextField, TextKind};
use crate::form::{Draft, DraftCore};
use crate::pages::parts::Curl;
use crate::state::{Clock, CurrentApp};
use crate::text::{for_field, of_field, use_text};

/// Makes access tokens invalid that were obtained before a moment.
#[component]
pub(super) fn ExpireDialog() -> impl IntoView {
    view! {
        <ActionDialog
            action=Action::Expire
            title=|text, chosen| (text.now().expire.title)(&chosen.who(text))
        >
            <ExpireForm />
        </ActionDialog>
    }
}

#[component]
fn ExpireForm() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let clock: Clock = expect_context();
    let actions = use_actions();
    let chosen = actions.choose();
    let teller = Teller::here(actions);
    let moment = ExpiryMoment::new(clock);
    let (reason, case) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let spec = move || -> &'static Spec {
        if chosen.is_many() {
            const { &CreateJob::SPEC }
        } else {
            const { &ExpireAccessTokens::SPEC }
        }
    };
    let body = Memo::new(move |_| {
        let (user_ids, expires_at) = (chosen.ids(), moment.sent());
        if chosen.is_many() {
            job_of(&app.slug(), JobAction::Expire, user_ids, |job| {
                job.expires_at = Some(expires_at);
            })
        } else {
            fields_of(&ExpireAccessTokensRequest { user_ids, expires_at })
        }
    });
    let draft = DraftCore::new(Signal::derive(spec), body)
        .with_reason(reason)
        .with_case(case)
        .asking_reason(Reason::Optional);
    let submit = move || {
        // A try that the gateway may have is repeated as it was, so that it counts as the same.
        if !draft.has_open_intent() {
            moment.take_now(clock);
        }
        if untrack(|| chosen.is_many()) {
            return make_job(draft, client, &teller);
        }
        let draft = Draft::<ExpireAccessTokens>::of(draft);
        draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
            let (who, words) = (chosen.who(text), &text.now().expire);
            teller.done_for_good(if moment.all.get() {
                (words.done)(&who)
            } else {
                (words.done_before)(&who, &text.language().exact_time(moment.sent()))
            });
        });
    };
    let effects = Signal::derive(move || {
        let words = &text.now().expire;
        let mut effects = vec![
            Effect::new(IconName::Plug, words.effect_stay),
            Effect::new(IconName::KeyOff, words.effect_reconnect),
            Effect::new(IconName::Key, words.effect_later),
        ];
        if chosen.is_many() {
            effects.push(Effect::new(IconName::Jobs, text.now().dialogs.many_as_job));
        }
        effects.push(Effect::new(IconName::Alert, words.effect_final));
        effects
    });
    let command = Signal::derive(move || {
        let user_ids: Vec<String> = chosen.ids().into_iter().take(USERS_A_CALL).collect();
        let body = json!({ "userIds": user_ids, "expiresAt": moment.sent() });
        nexconn_api::curl::script(ExpireAccessTokens::SPEC.path, &body)
    });
    let aside = view! {
        <EffectList effects />
        <Curl command />
    }
    .into_any();
    view! {
        <ActionForm
            actions
            chosen
            draft
            on_submit=submit
            submit=text.of(|words| words.expire.submit)
            submitting=text.of(|words| words.expire.submitting)
            failed=text.of(|words| words.expire.failed)
            unanswered=text.of(|words| words.expire.unknown_safe)
            guard=text.of(|words| words.expire.type_after)
            harms=true
            aside
        >
            <MomentFields moment />
            <ReasonFields draft reason case />
        </ActionForm>
    }
    .into_any()
}

/// Before which moment tokens expire, as the fields stand.
#[derive(Debug, Clone, Copy)]
struct ExpiryMoment {
    /// All that were obtained until now.
    all: RwSignal<bool>,
    now: RwSignal<i64>,
    typed: RwSignal<String>,
}

impl ExpiryMoment {
    fn new(clock: Clock) -> Self {
        let now = clock.now();
        Self {
            all: RwSignal::new(true),
            now: RwSignal::new(now),
            typed: RwSignal::new(for_field(now)),
        }
    }

    /// In Unix milliseconds; none where no moment was typed.
    fn at(self) -> Option<i64> {
        if self.all.get() { Some(self.now.get()) } else { self.typed.with(|typed| of_field(typed)) }
    }

    /// For the request: no moment at all is told as what it is, a number that is out of range.
    fn sent(self) -> i64 {
        self.at().unwrap_or(-1)
    }

    fn take_now(self, clock: Clock) {
        if self.all.get_untracked() {
            self.now.set(clock.now());
        }
    }
}

#[component]
fn MomentFields(moment: ExpiryMoment) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let hint = Signal::derive(move || {
        let words = &text.now().expire;
        let at = moment.at().unwrap_or_default();
        if at > clock.shown() + 60_000 {
            return Some(words.future.to_owned());
        }
        Some((words.moment_hint)(&text.language().zone(at)))
    });
    let error = Signal::derive(move || {
        let is_missing = moment.at().is_none();
        is_missing.then(|| text.now().rules.missing.to_owned())
    });
    let field = move || {
        (!moment.all.get()).then(|| {
            view! {
                <TextField
                    label=text.of(|words| words.expire.moment)
                    value=moment.typed
                    kind=TextKind::DateTime
                    hint
                    error
                />
            }
        })
    };
    view! {
        <RadioGroup legend=text.of(|words| words.expire.which)>
            <RadioChoice
                chosen=moment.all
                on_choose=move || moment.all.set(true)
                hint=text.of(|words| words.expire.all_hint)
            >
                {text.of(|words| words.expire.all)}
            </RadioChoice>
            <RadioChoice
                chosen=Signal::derive(move || !moment.all.get())
                on_choose=move || moment.all.set(false)
            >
                {text.of(|words| words.expire.before)}
            </RadioChoice>
        </RadioGroup>
        {field}
    }
}
