use std::marker::PhantomData;
use std::ops::Deref;

use leptos::prelude::*;
use nexconn_api::Endpoint;
use serde_json::{Map, Value};

use super::{DraftCore, ProblemKind};
use crate::api::{Answered, CallEnd, Client, Outgoing, fields_of, read_answer, read_as};

/// A request for `E` that is being written in a form.
///
/// It is checked by the declaration before it is sent, sent once however often the button is
/// pressed, and keeps the id of its intent while it is not known whether the gateway has it.
#[derive(Debug)]
pub struct Draft<E> {
    core: DraftCore,
    body: Memo<Map<String, Value>>,
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
        Self { core: DraftCore::new(const { &E::SPEC }, body), body, endpoint: PhantomData }
    }

    /// With a field for the reason, which goes into the audit log.
    #[must_use]
    pub fn with_reason(mut self, reason: RwSignal<String>) -> Self {
        self.core.set_reason(reason);
        self
    }

    /// What holds for every draft.
    pub fn core(self) -> DraftCore {
        self.core
    }

    /// The call as a shell command without any secret.
    pub fn curl(self) -> Signal<String> {
        Signal::derive(move || {
            let body = self.body.with(|body| Value::Object(body.clone()));
            nexconn_api::curl::script(const { &E::SPEC }.path, &body)
        })
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

    /// Sends it to Nexconn, for an app; `then` gets the result if Nexconn did it.
    ///
    /// It goes on when the form is left: what was sent has its effect all the same.
    pub fn send_to_nexconn(
        self,
        client: Client,
        app: String,
        then: impl FnOnce(E::Response) + 'static,
    ) {
        let Some((request, operation)) = self.core.begin() else { return };
        let core = self.core;
        let outgoing = Outgoing { app, operation, reason: core.reason(), request };
        core.finish(client.call_raw(const { &E::SPEC }, outgoing), move |answer| {
            let Answered { end, request_id, .. } = read_answer(answer);
            let kind = match end {
                CallEnd::Done(result) => {
                    if core.end(None) {
                        untrack(|| then(result));
                    }
                    return None;
                }
                CallEnd::Refused(refusal) => ProblemKind::Refused(refusal),
                CallEnd::DoneBefore => ProblemKind::DoneBefore,
                CallEnd::Unknown => ProblemKind::Unknown,
            };
            Some((kind, Some(request_id)))
        });
    }
}
