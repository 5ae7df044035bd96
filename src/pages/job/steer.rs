use leptos::prelude::*;
use nexconn_api::admin::{CancelJob, Job, PauseJob, ResumeJob, RetryJob, SteerJobRequest, UndoJob};
use nexconn_api::{Endpoint, Spec};

use crate::api::{Client, fields_of};
use crate::form::{Draft, DraftCore};
use crate::state::CurrentApp;

/// The ways to steer a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Pause,
    Resume,
    Stop,
    Retry,
    Undo,
}

impl Step {
    const fn spec(self) -> &'static Spec {
        match self {
            Self::Pause => &PauseJob::SPEC,
            Self::Resume => &ResumeJob::SPEC,
            Self::Stop => &CancelJob::SPEC,
            Self::Retry => &RetryJob::SPEC,
            Self::Undo => &UndoJob::SPEC,
        }
    }
}

/// Steers a job; one step is under way at most.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Steering {
    core: DraftCore,
    step: RwSignal<Step>,
    client: Client,
    on_changed: Callback<Job>,
}

impl Steering {
    /// Steers that job; `on_changed` gets what an answer says of it, or the job that undoes it.
    pub(crate) fn new(job: i64, on_changed: impl Fn(Job) + Send + Sync + 'static) -> Self {
        let app = CurrentApp::here();
        let step = RwSignal::new(Step::Pause);
        let body = Memo::new(move |_| {
            fields_of(&SteerJobRequest { app: app.slug(), job, operation: String::new() })
        });
        Self {
            core: DraftCore::new(Signal::derive(move || step.get().spec()), body),
            step,
            client: Client::here(),
            on_changed: Callback::new(on_changed),
        }
    }

    /// How the last step ended.
    pub(crate) fn core(self) -> DraftCore {
        self.core
    }

    /// Whether a step is under way.
    pub(crate) fn busy(self, step: Step) -> Signal<bool> {
        Signal::derive(move || self.core.busy().get() && self.step.get() == step)
    }

    /// Takes a step, unless one is under way.
    pub(crate) fn take(self, step: Step) {
        if self.core.busy().get_untracked() {
            return;
        }
        self.step.set(step);
        match step {
            Step::Pause => self.send::<PauseJob>(),
            Step::Resume => self.send::<ResumeJob>(),
            Step::Stop => self.send::<CancelJob>(),
            Step::Retry => self.send::<RetryJob>(),
            Step::Undo => self.send::<UndoJob>(),
        }
    }

    fn send<E: Endpoint<Request = SteerJobRequest, Response = Job>>(self) {
        let on_changed = self.on_changed;
        let draft = Draft::<E>::of(self.core);
        draft.send_operation(self.client, |_| None, move |job| on_changed.run(job));
    }
}
