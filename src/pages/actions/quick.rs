use leptos::prelude::*;
use nexconn_api::Endpoint;
use serde_json::Map;

use super::outcome::Teller;
use super::use_actions;
use crate::api::{Client, fields_of};
use crate::form::{Draft, DraftCore, ProblemNotice};
use crate::state::CurrentApp;
use crate::text::use_text;

/// A change that needs no dialog: one press makes it, and its toast takes it back.
#[derive(Debug)]
pub(crate) struct Quick<E: Endpoint> {
    draft: Draft<E>,
    request: RwSignal<Option<E::Request>>,
    client: Client,
    app: CurrentApp,
    teller: Teller,
}

impl<E: Endpoint> Clone for Quick<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E: Endpoint> Copy for Quick<E> {}

impl<E: Endpoint> Quick<E> {
    /// One that nothing is asked of yet.
    pub(crate) fn here() -> Self {
        let request = RwSignal::new(None::<E::Request>);
        let body = Memo::new(move |_| {
            request.with(|request| request.as_ref().map_or_else(Map::new, fields_of))
        });
        Self {
            draft: Draft::of(DraftCore::new(const { &E::SPEC }, body)),
            request,
            client: Client::here(),
            app: CurrentApp::here(),
            teller: Teller::here(use_actions()),
        }
    }

    /// Makes the change; `said` is what its toast says.
    pub(crate) fn make(self, request: E::Request, said: String) {
        if self.draft.busy().get_untracked() {
            return;
        }
        self.request.set(Some(request));
        self.draft.send_to_nexconn(self.client, self.app.slug_untracked(), move |_| {
            self.teller.done(said, self.draft.entry());
        });
    }

    /// Whether it is being made.
    pub(crate) fn busy(self) -> Signal<bool> {
        self.draft.busy()
    }

    /// Why it was not done the last time.
    pub(crate) fn core(self) -> DraftCore {
        self.draft.core()
    }
}

/// Why a [`Quick`] change was not done; nothing while it was.
#[component]
pub(crate) fn QuickProblem(
    /// Of the change.
    draft: DraftCore,
) -> impl IntoView {
    let text = use_text();
    view! {
        <ProblemNotice
            draft
            failed=text.of(|words| words.pickers.not_changed)
            unanswered=text.of(|words| words.pickers.repeat_is_safe)
        />
    }
}
