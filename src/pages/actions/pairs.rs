//! Changes between one user and others.

use std::marker::PhantomData;

use leptos::prelude::*;
use nexconn_api::admin::{CreateJob, CreateJobRequest, Job, JobAction, UserPair};
use nexconn_api::{Endpoint, Spec};

use super::outcome::Teller;
use super::use_actions;
use crate::api::{Client, fields_of};
use crate::form::{Draft, DraftCore};
use crate::state::CurrentApp;

/// One call of `E` where that takes all of the others, else a job of as many pairs.
#[derive(Debug)]
pub(crate) struct PairsDraft<E> {
    /// The request.
    pub(crate) core: DraftCore,
    /// Whether it becomes a job.
    pub(crate) is_job: Memo<bool>,
    teller: Teller,
    client: Client,
    app: CurrentApp,
    endpoint: PhantomData<fn() -> E>,
}

impl<E> Clone for PairsDraft<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for PairsDraft<E> {}

impl<E: Endpoint> PairsDraft<E> {
    /// Between `user_id` and `others`: at most `most` of them are one call, whose request is `call`; more are a job of
    /// `action`. The last is what is typed as the reason, and as the number of the case.
    pub(crate) fn new(
        user_id: String,
        others: Signal<Vec<String>>,
        most: usize,
        call: impl Fn(String, Vec<String>) -> E::Request + Send + Sync + 'static,
        action: JobAction,
        (reason, case): (RwSignal<String>, RwSignal<String>),
    ) -> Self {
        let app = CurrentApp::here();
        let is_job = Memo::new(move |_| others.with(Vec::len) > most);
        let body = Memo::new(move |_| {
            let (user_id, others) = (user_id.clone(), others.get());
            if !is_job.get() {
                return fields_of(&call(user_id, others));
            }
            let pair = |target_id| UserPair { user_id: user_id.clone(), target_id };
            let pairs = Some(others.into_iter().map(pair).collect());
            fields_of(&CreateJobRequest { pairs, ..CreateJobRequest::new(app.slug(), action) })
        });
        let spec: Signal<&'static Spec> = Signal::derive(move || {
            if is_job.get() { const { &CreateJob::SPEC } } else { const { &E::SPEC } }
        });
        let core = DraftCore::new(spec, body)
            .with_reason(reason)
            .with_case(case)
            .asking_reason(E::SPEC.reason);
        let (teller, client) = (Teller::here(use_actions()), Client::here());
        Self { core, is_job, teller, client, app, endpoint: PhantomData }
    }

    /// Sends it. `close` is called when its job is made, `done` when the call is done.
    pub(crate) fn send(
        self,
        close: impl Fn() + Clone + Send + Sync + 'static,
        done: impl FnOnce() + 'static,
    ) where
        E: Send + Sync + 'static,
    {
        let Self { core, teller, client, app, .. } = self;
        if self.is_job.get_untracked() {
            let made = move |job: Job| {
                close();
                teller.job_made(job.id);
            };
            Draft::<CreateJob>::of(core).send_operation(client, |_| None, made);
            return;
        }
        Draft::<E>::of(core).send_to_nexconn(client, app.slug_untracked(), move |_| done());
    }

    /// Tells what was done, which can be taken back.
    pub(crate) fn tell(self, said: String) {
        self.teller.done(said, self.core.entry());
    }
}
