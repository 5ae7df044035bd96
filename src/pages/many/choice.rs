use leptos::prelude::*;
use nexconn_api::admin::{CreateJobRequest, JobAction};

use super::state::{Counts, Many};
use super::values::ValueFields;
use crate::components::{Button, ButtonKind, ButtonLink, Form, Select, SelectOption, TypedGuard};
use crate::pages::actions::ban::BanLengthFields;
use crate::pages::actions::reason::ReasonFields;
use crate::pages::parts::{NewJob, WhatHappens, job_icon, use_is_owner};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// What can be done with many users, the most usual first.
pub(super) const ACTIONS: [JobAction; 18] = [
    JobAction::Ban,
    JobAction::Unban,
    JobAction::Kick,
    JobAction::Expire,
    JobAction::Status,
    JobAction::Delete,
    JobAction::Restore,
    JobAction::Block,
    JobAction::Unblock,
    JobAction::Mute,
    JobAction::Unmute,
    JobAction::SetTags,
    JobAction::SetProfile,
    JobAction::ClearProfiles,
    JobAction::AddFriends,
    JobAction::RemoveFriends,
    JobAction::ClearFriends,
    JobAction::SetFriendPermission,
];

/// Whether only an owner may do it.
const fn is_owners(action: JobAction) -> bool {
    matches!(action, JobAction::Delete | JobAction::Restore)
}

/// Whether the page offers it to an owner, or to another admin.
pub(crate) fn is_offered(action: JobAction, to_owner: bool) -> bool {
    ACTIONS.contains(&action) && (to_owner || !is_owners(action))
}

/// What is chosen beside the preview, and the job that it becomes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice {
    pub(super) many: Many,
    pub(super) job: NewJob,
    pub(super) counts: Memo<Counts>,
    typed: RwSignal<String>,
    app: CurrentApp,
}

impl Choice {
    pub(super) fn new(many: Many) -> Self {
        let app = CurrentApp::here();
        let ids = Memo::new(move |_| many.chosen_ids());
        let request = move || {
            let action = many.action();
            let mut request = CreateJobRequest {
                duration_minutes: (action == JobAction::Ban).then(|| many.length.minutes_sent()),
                ..CreateJobRequest::new(app.slug(), action)
            };
            many.values.fill(&mut request, ids.get());
            request
        };
        let asks_reason = Signal::derive(move || many.action().spec().reason);
        Self {
            many,
            job: NewJob::new(request, asks_reason),
            counts: Memo::new(move |_| many.counts()),
            typed: RwSignal::new(String::new()),
            app,
        }
    }

    /// Whether the number of users is to be typed: the action cannot be undone, and the users are real.
    fn is_guarded(self) -> bool {
        self.app.is_production()
            && matches!(
                self.many.action(),
                JobAction::Expire | JobAction::Delete | JobAction::ClearFriends
            )
    }

    /// Why it cannot be sent, in a sentence.
    fn blocked(self, text: Texts) -> Option<&'static str> {
        let words = &text.now().many;
        let chosen = self.counts.get().chosen();
        if chosen == 0 {
            return Some(words.nobody_chosen);
        }
        if let Some(missing) = self.many.values.missing(self.many.action(), &text.now().many_values)
        {
            return Some(missing);
        }
        let is_typed = self.typed.with(|typed| typed.trim() == chosen.to_string());
        (self.is_guarded() && !is_typed).then_some(words.type_first)
    }

    fn send(self, text: Texts) {
        if untrack(|| self.blocked(text)).is_none() {
            self.job.begin();
        }
    }
}

/// The action, its reason, and what will happen.
#[component]
pub(super) fn ChoiceFields(choice: StoredValue<Choice>) -> impl IntoView {
    let text = use_text();
    let choice = choice.get_value();
    let Choice { many, job: NewJob { draft, reason, case, .. }, counts, .. } = choice;
    let is_owner = use_is_owner();
    let options = Signal::derive(move || {
        let words = &text.now().many;
        let option = |action: JobAction| SelectOption {
            value: action.name().to_owned(),
            text: (words.choice)(action).to_owned(),
        };
        let is_owner = is_owner.get();
        let offered = ACTIONS.into_iter().filter(|action| is_offered(*action, is_owner));
        offered.map(option).collect::<Vec<_>>()
    });
    let choose = move |name: String| {
        if let Some(action) = JobAction::from_name(&name) {
            many.picked.set(action);
        }
    };
    let effects = Signal::derive(move || {
        let (words, language) = (&text.now().many, text.language());
        let action = many.action();
        let size = action.spec().batch_size();
        let batches = counts.get().chosen().div_ceil(size);
        let mut effects: Vec<String> =
            (words.effects)(action).iter().map(|effect| (*effect).to_owned()).collect();
        if batches > 0 {
            effects.push((words.becomes_job)(batches, &language.number(batches as u64), size));
        }
        effects
    });
    let picked = Memo::new(move |_| many.picked.get());
    let is_ban = Memo::new(move |_| many.picked.get() == JobAction::Ban);
    let length = move || {
        is_ban.get().then(|| view! { <BanLengthFields length=many.length draft=draft.core() /> })
    };
    view! {
        <Form on_submit=move || choice.send(text)>
            <Select
                label=text.of(|words| words.many.action)
                options
                value=Signal::derive(move || many.picked.get().name().to_owned())
                on_change=choose
            />
            {length}
            <ValueFields action=picked values=many.values draft=draft.core() />
            <ReasonFields draft=draft.core() reason case />
            <WhatHappens effects />
        </Form>
    }
}

/// The button, what it does in a few words where the fields are out of sight, and what is typed before.
#[component]
pub(super) fn ChoiceButtons(choice: StoredValue<Choice>) -> impl IntoView {
    let text = use_text();
    let choice = choice.get_value();
    let Choice { many, job: NewJob { draft, reason, .. }, counts, app, typed } = choice;
    let chosen = Memo::new(move |_| counts.get().chosen());
    let number = move || text.language().number(chosen.get() as u64);
    let guard = move || {
        choice.is_guarded().then(|| {
            view! {
                <TypedGuard
                    expected=Signal::derive(move || chosen.get().to_string())
                    typed
                    before=text.of(|words| words.many.type_before)
                    after=Signal::derive(move || (text.now().many.type_after)(many.action()).to_owned())
                />
            }
        })
    };
    let label = move || (text.now().many.submit)(many.action(), chosen.get(), &number());
    let cancel = Signal::derive(move || Route::Users { app: app.slug() }.href());
    let button = move || {
        let action = many.action();
        let kind = if choice.is_guarded() { ButtonKind::DangerFilled } else { ButtonKind::Primary };
        view! {
            <Button
                kind
                icon=job_icon(action)
                busy=draft.busy()
                busy_label=Signal::derive(move || Some((text.now().many.submitting)(action).to_owned()))
                blocked=Signal::derive(move || choice.blocked(text).map(ToOwned::to_owned))
                on_press=move || choice.send(text)
            >
                {label}
            </Button>
        }
    };
    // Where the fields are out of sight, on a phone.
    let sum = move || {
        let action = many.action();
        let length = many.length.end(0).filter(|_| action == JobAction::Ban);
        let what = length.map_or_else(
            || (text.now().many.choice)(action).to_owned(),
            |length| text.language().span(length),
        );
        let reason = reason.get().trim().to_owned();
        if reason.is_empty() { what } else { [&what, " · ", &reason].concat() }
    };
    view! {
        <p class="beside-sum">{sum}</p>
        {guard}
        {button}
        <ButtonLink href=cancel>{text.of(|words| words.form.cancel)}</ButtonLink>
    }
}
