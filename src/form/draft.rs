use std::marker::PhantomData;
use std::ops::Deref;

use leptos::prelude::*;
use nexconn_api::admin::{CallAnswer, Changed, Outcome};
use nexconn_api::wire::Refusal;
use nexconn_api::{Code, Endpoint};

use super::{DraftCore, ProblemKind};
use crate::api::{Answered, CallEnd, Client, Outgoing, fields_of, read_answer, read_as};

/// A request for `E` that is being written in a form.
///
/// It is checked by the declaration before it is sent, sent once however often the button is
/// pressed, and keeps the id of its intent while it is not known whether the gateway has it.
#[derive(Debug)]
pub struct Draft<E> {
    core: DraftCore,
    endpoint: PhantomData<fn() -> E>,
}

impl<E> Clone for Draft<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for Draft<E> {}

impl<E> Deref for Draft<E> {
    type Target = DraftCore;

    fn deref(&self) -> &DraftCore {
        &self.core
    }
}

impl<E: Endpoint> Draft<E> {
    /// The draft of the request that `request` makes of the fields.
    pub fn new(request: impl Fn() -> E::Request + Send + Sync + 'static) -> Self {
        let body = Memo::new(move |_| fields_of(&request()));
        Self::of(DraftCore::new(const { &E::SPEC }, body))
    }

    /// A draft that is for `E` as its form stands, to send it.
    pub fn of(core: DraftCore) -> Self {
        Self { core, endpoint: PhantomData }
    }

    /// With a field for the reason, which goes into the audit log.
    #[must_use]
    pub fn with_reason(self, reason: RwSignal<String>) -> Self {
        Self::of(self.core.with_reason(reason))
    }

    /// With a field for the number of the admin's case.
    #[must_use]
    pub fn with_case(self, case: RwSignal<String>) -> Self {
        Self::of(self.core.with_case(case))
    }

    /// What holds for every draft.
    pub fn core(self) -> DraftCore {
        self.core
    }

    /// Sends it to the gateway itself; `then` gets the answer.
    pub fn send_to_gateway(self, client: Client, then: impl FnOnce(E::Response) + 'static) {
        let Some((body, _)) = self.core.begin() else { return };
        let core = self.core;
        core.finish(client.admin_raw(const { &E::SPEC }, body), move |answer| {
            match read_as(answer) {
                Ok(answer) => {
                    if core.end(None) {
                        untrack(|| then(answer));
                    }
                    None
                }
                Err(error) => Some((ProblemKind::Failed(error), None)),
            }
        });
    }

    /// Sends it to the gateway as an operation of its own, under the id of its intent. `change` finds in the answer how
    /// the change at Nexconn ended; `then` gets the answer unless that was refused or is not known.
    pub fn send_operation(
        self,
        client: Client,
        change: fn(&E::Response) -> Option<&Changed>,
        then: impl FnOnce(E::Response) + 'static,
    ) {
        let Some((mut body, operation)) = self.core.begin() else { return };
        body.insert("operation".to_owned(), operation.into());
        let core = self.core;
        core.finish(client.admin_raw(const { &E::SPEC }, body), move |answer| {
            let answer: E::Response = match read_as(answer) {
                Ok(answer) => answer,
                Err(error) => return Some((ProblemKind::Failed(error), None)),
            };
            let change = change(&answer);
            core.set_entry(change.map(|change| change.entry));
            if let Some(problem) = change.and_then(problem_of) {
                return Some(problem);
            }
            if core.end(None) {
                untrack(|| then(answer));
            }
            None
        });
    }

    /// Sends it to Nexconn, for an app; `then` gets the result if Nexconn did it.
    ///
    /// It goes on when the form is left: what was sent has its effect all the same.
    pub fn send_to_nexconn(
        self,
        client: Client,
        app: String,
        then: impl FnOnce(E::Response) + 'static,
    ) {
        self.send_call(client, app, |answer| answer, then);
    }

    /// The same, where not each refusal is one: `settle` says what comes of an answer, or how it failed.
    pub fn send_call<T: 'static>(
        self,
        client: Client,
        app: String,
        settle: fn(Result<E::Response, Refusal>) -> Result<T, Refusal>,
        then: impl FnOnce(T) + 'static,
    ) {
        let Some((request, operation)) = self.core.begin() else { return };
        let core = self.core;
        let (reason, case) = (core.reason(), core.case());
        let outgoing = Outgoing { app, operation, reason, case, request };
        core.finish(client.call_raw(const { &E::SPEC }, outgoing), move |answer| {
            core.set_refused_key(refused_key(&answer));
            let Answered { end, request_id, entry } = read_answer(answer);
            core.set_entry(entry);
            let settled = match end {
                CallEnd::Done(result) => settle(Ok(result)).map_err(ProblemKind::Refused),
                CallEnd::Refused(refusal) => settle(Err(refusal)).map_err(ProblemKind::Refused),
                CallEnd::DoneBefore => Err(ProblemKind::DoneBefore),
                CallEnd::Unknown => Err(ProblemKind::Unknown),
            };
            match settled {
                Ok(result) => {
                    if core.end(None) {
                        untrack(|| then(result));
                    }
                    None
                }
                Err(kind) => Some((kind, Some(request_id))),
            }
        });
    }
}

/// The key of a profile that Nexconn names beside the code of its refusal.
fn refused_key(answer: &CallAnswer) -> Option<String> {
    answer.answer.as_ref()?.body.get("profileKey")?.as_str().map(ToOwned::to_owned)
}

/// What is wrong with a change that the gateway made for an operation; none where it was done.
fn problem_of(change: &Changed) -> Option<(ProblemKind, Option<String>)> {
    let kind = match change.outcome {
        Outcome::Done => return None,
        Outcome::Refused => ProblemKind::Refused(Refusal {
            http: change.http.unwrap_or_default(),
            code: change.code.unwrap_or(Code::UNREADABLE),
            message: String::new(),
        }),
        Outcome::Unknown => ProblemKind::Unknown,
    };
    Some((kind, Some(change.request_id.clone())))
}
