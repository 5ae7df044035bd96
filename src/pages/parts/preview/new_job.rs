use leptos::prelude::*;
use nexconn_api::admin::{CreateJob, CreateJobRequest};
use nexconn_api::spec::Reason;

use crate::api::Client;
use crate::form::Draft;
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;

/// The job that is being made of a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewJob {
    pub(crate) draft: Draft<CreateJob>,
    /// What is typed as the reason.
    pub(crate) reason: RwSignal<String>,
    /// What is typed as the number of the case.
    pub(crate) case: RwSignal<String>,
    client: Client,
    app: CurrentApp,
    navigator: Navigator,
}

impl NewJob {
    /// The job that `request` makes of the page; it asks for a reason as `asks_reason` says.
    pub(crate) fn new(
        request: impl Fn() -> CreateJobRequest + Send + Sync + 'static,
        asks_reason: impl Into<Signal<Reason>>,
    ) -> Self {
        let (reason, case) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let draft = Draft::<CreateJob>::new(request).with_reason(reason).with_case(case);
        Self {
            draft: Draft::of(draft.core().asking_reason(asks_reason)),
            reason,
            case,
            client: Client::here(),
            app: CurrentApp::here(),
            navigator: expect_context(),
        }
    }

    /// Begins it and goes to its page, which the guard of this one does not hold up.
    pub(crate) fn begin(self) {
        self.draft.send_operation(
            self.client,
            |_| None,
            move |job| {
                self.navigator.release();
                self.navigator
                    .go(&Route::Job { app: self.app.slug_untracked(), job: job.id }.href());
            },
        );
    }
}
