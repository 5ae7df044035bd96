use leptos::prelude::*;
use nexconn_api::admin::{CreateJob, CreateJobRequest, JobAction};
use nexconn_api::spec::Reason;
use nexconn_api::{Endpoint, Spec};
use serde_json::{Map, Value};

use super::chosen::Chosen;
use super::job::{job_of, make_job};
use super::outcome::Teller;
use super::{Actions, use_actions};
use crate::api::{Client, fields_of};
use crate::form::DraftCore;
use crate::state::CurrentApp;

/// What the form of every action works on: for whom, why, the request, and who tells how it ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct ActionDraft {
    /// The actions, one of which this is.
    pub(super) actions: Actions,
    /// For whom.
    pub(super) chosen: Chosen,
    /// Says what was done.
    pub(super) teller: Teller,
    /// What is typed as the reason.
    pub(super) reason: RwSignal<String>,
    /// What is typed as the number of the case.
    pub(super) case: RwSignal<String>,
    /// The request.
    pub(super) core: DraftCore,
}

impl ActionDraft {
    /// For those whom the dialog is open for: to `spec`, with `body`, for the app's slug.
    pub(super) fn here(
        asks_reason: Reason,
        spec: impl Fn(Chosen) -> &'static Spec + Send + Sync + 'static,
        body: impl Fn(String, Chosen) -> Map<String, Value> + Send + Sync + 'static,
    ) -> Self {
        let app = CurrentApp::here();
        let actions = use_actions();
        let chosen = actions.choose();
        let (reason, case) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let core = DraftCore::new(
            Signal::derive(move || spec(chosen)),
            Memo::new(move |_| body(app.slug(), chosen)),
        )
        .with_reason(reason)
        .with_case(case)
        .asking_reason(asks_reason);
        Self { actions, chosen, teller: Teller::here(actions), reason, case, core }
    }

    /// One call of `E` where that takes all of the users, else a job of `action`: `few` makes the request of the call
    /// for the app's slug and the ids, `many` adds to the job what the action needs besides them.
    pub(super) fn of<E: Endpoint>(
        action: JobAction,
        few: impl Fn(String, Vec<String>) -> E::Request + Send + Sync + 'static,
        many: impl Fn(&mut CreateJobRequest) + Send + Sync + 'static,
    ) -> Self {
        Self::here(
            E::SPEC.reason,
            |chosen| {
                if chosen.is_many() { const { &CreateJob::SPEC } } else { const { &E::SPEC } }
            },
            move |app, chosen| {
                if chosen.is_many() {
                    job_of(&app, action, chosen.ids(), &many)
                } else {
                    fields_of(&few(app, chosen.ids()))
                }
            },
        )
    }

    /// Sends it as a job, where the users are more than one call takes; whether they are.
    pub(super) fn sent_as_job(&self, client: Client) -> bool {
        let is_many = untrack(|| self.chosen.is_many());
        if is_many {
            make_job(self.core, client, &self.teller);
        }
        is_many
    }

    /// The call as a shell command, for the users of the first call.
    pub(super) fn curl<E: Endpoint>(&self) -> Signal<String> {
        let chosen = self.chosen;
        Signal::derive(move || {
            let body = serde_json::json!({ "userIds": chosen.first_call() });
            nexconn_api::curl::script(E::SPEC.path, &body)
        })
    }
}
