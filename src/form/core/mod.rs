mod checks;
mod sending;

use std::borrow::Cow;

use leptos::prelude::*;
use nexconn_api::Spec;
use nexconn_api::spec::Reason;
use serde_json::{Map, Value};

use super::Problem;
use crate::state::Clock;

/// The parts of a draft that do not depend on its endpoint.
#[derive(Debug, Clone, Copy)]
pub struct DraftCore {
    spec: Signal<&'static Spec>,
    body: Memo<Map<String, Value>>,
    clock: Clock,
    busy: RwSignal<bool>,
    tried: RwSignal<bool>,
    left: RwSignal<Vec<Cow<'static, str>>>,
    problem: RwSignal<Option<Problem>>,
    /// The key inside a field that Nexconn refused.
    refused_key: RwSignal<Option<String>>,
    intent: StoredValue<Option<Intent>>,
    entry: StoredValue<Option<i64>>,
    reason: Option<RwSignal<String>>,
    case: Option<RwSignal<String>>,
    asks_reason: Signal<Reason>,
}

/// What was sent, and the id under which the gateway may have it.
#[derive(Debug, Clone)]
struct Intent {
    body: Map<String, Value>,
    operation: String,
}

impl DraftCore {
    /// The draft of `body` for the endpoint of `spec`. Where a form can end in one of several endpoints, both change with
    /// the choice, and a [`super::Draft`] of the chosen one sends it.
    pub fn new(spec: impl Into<Signal<&'static Spec>>, body: Memo<Map<String, Value>>) -> Self {
        let spec = spec.into();
        Self {
            spec,
            body,
            clock: expect_context(),
            busy: RwSignal::new(false),
            tried: RwSignal::new(false),
            left: RwSignal::new(Vec::new()),
            problem: RwSignal::new(None),
            refused_key: RwSignal::new(None),
            intent: StoredValue::new(None),
            entry: StoredValue::new(None),
            reason: None,
            case: None,
            asks_reason: Signal::derive(move || spec.get().reason),
        }
    }

    /// With a field for the reason, which goes into the audit log.
    #[must_use]
    pub fn with_reason(mut self, reason: RwSignal<String>) -> Self {
        self.reason = Some(reason);
        self
    }

    /// With a field for the number of the admin's case.
    #[must_use]
    pub fn with_case(mut self, case: RwSignal<String>) -> Self {
        self.case = Some(case);
        self
    }

    /// Asks for a reason otherwise than the declaration does: a job asks as what it does to each user.
    #[must_use]
    pub fn asking_reason(mut self, asks_reason: impl Into<Signal<Reason>>) -> Self {
        self.asks_reason = asks_reason.into();
        self
    }

    /// Entry in the audit log of what was done last, by which it can be taken back.
    pub fn entry(self) -> Option<i64> {
        self.entry.get_value()
    }

    /// Whether an admin must say why.
    pub fn requires_reason(self) -> bool {
        self.asks_reason.get() == Reason::Required
    }

    /// Whether it goes to the gateway itself rather than to Nexconn.
    pub(in crate::form) fn is_for_gateway(self) -> bool {
        self.spec.get().path.starts_with(nexconn_api::admin::BASE)
    }

    /// The call as a shell command without any secret.
    pub fn curl(self) -> Signal<String> {
        Signal::derive(move || {
            let body = self.body.with(|body| Value::Object(body.clone()));
            nexconn_api::curl::script(self.spec.get().path, &body)
        })
    }

    /// Whether it is being sent.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Why it was not done the last time.
    pub fn problem(self) -> Option<Problem> {
        self.problem.get()
    }

    /// Forgets what happened, for a new request in the same form.
    pub fn reset(self) {
        self.tried.set(false);
        self.left.set(Vec::new());
        self.problem.set(None);
        self.intent.set_value(None);
    }

    /// Whether a try may have reached the gateway without an answer, so that the same must be sent
    /// again rather than something new.
    pub fn has_open_intent(self) -> bool {
        self.problem
            .with_untracked(|problem| problem.as_ref().is_some_and(Problem::leaves_intent_open))
    }
}
