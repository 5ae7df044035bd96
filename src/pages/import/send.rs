use leptos::prelude::*;
use nexconn_api::admin::CreateJobRequest;

use super::kind::{Group, Kind, OnConflict};
use crate::components::{
    Button, ButtonKind, ButtonLink, Form, IconName, RadioChoice, RadioGroup, TextField,
};
use crate::pages::parts::{CaseField, NewJob, Sheet, WhatHappens};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// How many rows are in which case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Chosen, and write over nothing.
    pub(super) new: usize,
    /// Chosen, and write over something.
    pub(super) over: usize,
    /// Left out.
    pub(super) out: usize,
    /// Cannot be sent.
    pub(super) bad: usize,
    /// Write over something, chosen or not.
    conflicts: usize,
}

impl Counts {
    pub(super) fn of<K: Kind>(sheet: Sheet<K>) -> Self {
        let bad = sheet.preview.with(|preview| preview.as_ref().map_or(0, |p| p.bad.len()));
        let mut counts = Self { bad, ..Self::default() };
        sheet.each(|row, chosen| {
            let is_over = row.group() == Group::Over;
            counts.conflicts += usize::from(is_over);
            let place = match (chosen, is_over) {
                (false, _) => &mut counts.out,
                (true, false) => &mut counts.new,
                (true, true) => &mut counts.over,
            };
            *place += 1;
        });
        counts
    }

    pub(super) const fn chosen(self) -> usize {
        self.new + self.over
    }
}

/// The job that the chosen rows become.
#[derive(Debug)]
pub(super) struct Sending<K> {
    pub(super) job: NewJob,
    pub(super) counts: Memo<Counts>,
    policy: RwSignal<OnConflict>,
    app: CurrentApp,
    kind: std::marker::PhantomData<fn() -> K>,
}

impl<K> Clone for Sending<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Sending<K> {}

impl<K: Kind> Sending<K> {
    pub(super) fn new(sheet: Sheet<K>, policy: RwSignal<OnConflict>) -> Self {
        let app = CurrentApp::here();
        let request = move || {
            let mut rows = Vec::new();
            sheet.each(|row, chosen| {
                if chosen {
                    rows.push(row.clone());
                }
            });
            let mut request = CreateJobRequest::new(app.slug(), K::ACTION);
            K::put(rows, &mut request);
            request
        };
        Self {
            job: NewJob::new(request, K::ACTION.spec().reason),
            counts: Memo::new(move |_| Counts::of(sheet)),
            policy,
            app,
            kind: std::marker::PhantomData,
        }
    }

    fn blocked(self, text: Texts) -> Option<String> {
        let counts = self.counts.get();
        let conflicts = counts.conflicts + counts.bad;
        if self.policy.get() == OnConflict::Stop && conflicts > 0 {
            let rows = text.language().number(conflicts as u64);
            return Some((text.now().import.stopped)(conflicts, &rows));
        }
        (counts.chosen() == 0).then(|| text.now().many.nobody_chosen.to_owned())
    }

    fn send(self, text: Texts) {
        if untrack(|| self.blocked(text)).is_none() {
            self.job.begin();
        }
    }
}

/// What becomes of conflicts, reason and case, and what will happen.
#[component]
pub(super) fn SendingFields<K: Kind>(sending: StoredValue<Sending<K>>) -> impl IntoView {
    let text = use_text();
    let sending = sending.get_value();
    let Sending { job: NewJob { draft, reason, case, .. }, counts, policy, app, .. } = sending;
    let effects = Signal::derive(move || {
        let mut effects = K::effects(text, counts.get(), app);
        let calls = counts.get().chosen();
        if calls > 0 {
            let number = text.language().number(calls as u64);
            effects.push((text.now().many.becomes_job)(calls, &number, 1));
        }
        effects
    });
    view! {
        <Form on_submit=move || sending.send(text)>
            <Conflicts policy />
            <TextField
                label=text.of(|words| words.form.reason)
                value=reason
                rows=2
                optional=true
                hint=text.of(|words| words.form.reason_hint)
                error=draft.error_of("reason")
                on_commit=move || draft.leave("reason")
            />
            <CaseField draft=draft.core() case />
            <WhatHappens effects />
        </Form>
    }
    .into_any()
}

#[component]
fn Conflicts(policy: RwSignal<OnConflict>) -> impl IntoView {
    let text = use_text();
    let choice = move |choice: OnConflict| {
        let words = move || {
            let words = &text.now().import;
            match choice {
                OnConflict::Skip => (words.skip, words.skip_hint),
                OnConflict::WriteOver => (words.write_over, words.write_over_hint),
                OnConflict::Stop => (words.stop, words.stop_hint),
            }
        };
        view! {
            <RadioChoice
                chosen=Signal::derive(move || policy.get() == choice)
                on_choose=move || policy.set(choice)
                hint=Signal::derive(move || Some(words().1.to_owned()))
            >
                {move || words().0}
            </RadioChoice>
        }
    };
    view! {
        <RadioGroup legend=text.of(|words| words.import.on_conflict)>
            {choice(OnConflict::Skip)} {choice(OnConflict::WriteOver)} {choice(OnConflict::Stop)}
        </RadioGroup>
    }
}

/// The button.
#[component]
pub(super) fn SendingButtons<K: Kind>(
    sending: StoredValue<Sending<K>>,
    label: Signal<String>,
) -> impl IntoView {
    let text = use_text();
    let sending = sending.get_value();
    let Sending { job, app, .. } = sending;
    view! {
        <Button
            kind=ButtonKind::Primary
            icon=IconName::Upload
            busy=job.draft.busy()
            busy_label=Signal::derive(move || {
                Some((text.now().many.submitting)(K::ACTION).to_owned())
            })
            blocked=Signal::derive(move || sending.blocked(text))
            on_press=move || sending.send(text)
        >
            {label}
        </Button>
        <ButtonLink href=Signal::derive(move || Route::Users { app: app.slug() }.href())>
            {text.of(|words| words.form.cancel)}
        </ButtonLink>
    }
}
