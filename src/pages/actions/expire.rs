use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::JobAction;
use nexconn_api::nexconn::{ExpireAccessTokens, ExpireAccessTokensRequest};
use serde_json::json;

use super::draft::ActionDraft;
use super::frame::{ActionDialog, ActionForm};
use super::reason::ReasonFields;
use super::{Action, Effect, EffectList};
use crate::api::Client;
use crate::components::{IconName, RadioChoice, RadioGroup, TextField, TextKind};
use crate::form::Draft;
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
    let moment = ExpiryMoment::new(clock);
    let draft = ActionDraft::of::<ExpireAccessTokens>(
        JobAction::Expire,
        move |_, user_ids| ExpireAccessTokensRequest { user_ids, expires_at: moment.sent() },
        move |job| job.expires_at = Some(moment.sent()),
    );
    let ActionDraft { actions, chosen, teller, reason, case, core, .. } = draft;
    let submit = move || {
        // A try that the gateway may have is repeated as it was, so that it counts as the same.
        if !core.has_open_intent() {
            moment.take_now(clock);
        }
        if draft.sent_as_job(client) {
            return;
        }
        let core = Draft::<ExpireAccessTokens>::of(core);
        core.send_to_nexconn(client, app.slug_untracked(), move |_| {
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
        let user_ids = chosen.first_call();
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
            draft=core
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
            <ReasonFields draft=core reason case />
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
