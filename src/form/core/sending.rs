use std::future::Future;

use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use nexconn_api::Spec;
use serde_json::{Map, Value};

use super::{DraftCore, Intent};
use crate::api::ApiError;
use crate::form::{Problem, ProblemKind};

impl DraftCore {
    /// The declaration, for an event.
    pub(in crate::form) fn spec(self) -> &'static Spec {
        self.spec.get_untracked()
    }

    pub(in crate::form) fn set_entry(self, entry: Option<i64>) {
        self.entry.try_set_value(entry);
    }

    /// The key inside a field that Nexconn refused, such as `name` of a profile.
    pub(in crate::form) fn set_refused_key(self, key: Option<String>) {
        self.refused_key.try_set(key);
    }

    /// Why, in the admin's words, where some were given.
    pub(in crate::form) fn reason(self) -> Option<String> {
        said(self.reason)
    }

    /// Number of the admin's case, where one was given.
    pub(in crate::form) fn case(self) -> Option<String> {
        said(self.case)
    }

    /// Begins to send: the body and the id of its intent, or nothing where the draft is being sent
    /// already or is wrong.
    pub(in crate::form) fn begin(self) -> Option<(Map<String, Value>, String)> {
        if self.busy.get_untracked() {
            return None;
        }
        if !untrack(|| self.is_right()) {
            return None;
        }
        let body = untrack(|| self.request());
        let operation = self
            .intent
            .get_value()
            .filter(|open| open.body == body && self.has_open_intent())
            .map_or_else(crate::api::new_operation, |open| open.operation);
        self.intent.set_value(Some(Intent { body: body.clone(), operation: operation.clone() }));
        self.busy.set(true);
        Some((body, operation))
    }

    /// Waits for the answer of what was begun; `settle` says what is wrong with it, if something
    /// is.
    pub(in crate::form) fn finish<A: 'static>(
        self,
        answer: LocalBoxFuture<'static, Result<A, ApiError>>,
        settle: impl FnOnce(A) -> Option<(ProblemKind, Option<String>)> + 'static,
    ) {
        leptos::task::spawn_local(async move {
            let problem = match answer.await {
                Ok(answer) => settle(answer),
                Err(error) => {
                    let request_id = error.request_id().map(ToOwned::to_owned);
                    Some((ProblemKind::Failed(error), request_id))
                }
            };
            if problem.is_some() {
                self.end(problem);
            }
        });
    }

    /// Stays busy after it was done, until `work` that belongs to it has ended; `then` gets what came of that. Where the
    /// form is gone meanwhile, nobody waits for it.
    pub fn busy_while<T: 'static>(
        self,
        work: impl Future<Output = T> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        self.busy.try_set(true);
        leptos::task::spawn_local(async move {
            let came = work.await;
            if self.busy.try_set(false).is_none() {
                untrack(|| then(came));
            }
        });
    }

    /// Ends sending. False when the form is gone, so that nobody waits for the result.
    pub(in crate::form) fn end(self, problem: Option<(ProblemKind, Option<String>)>) -> bool {
        let is_here = self.busy.try_set(false).is_none();
        let at = self.clock.now();
        self.problem.try_set(problem.map(|(kind, request_id)| Problem { kind, request_id, at }));
        is_here
    }
}

/// What was typed into a field, without the blanks around it; nothing where that is all.
fn said(field: Option<RwSignal<String>>) -> Option<String> {
    let typed = field?.get_untracked();
    let typed = typed.trim();
    (!typed.is_empty()).then(|| typed.to_owned())
}
