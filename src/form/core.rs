use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use nexconn_api::admin::Call;
use nexconn_api::spec::{Kind, Length, Reason};
use nexconn_api::{Rule, Spec, Violation, check};
use serde_json::{Map, Value};

use super::{Problem, ProblemKind};
use crate::api::ApiError;
use crate::state::Clock;
use crate::text::use_first_text;

/// The parts of a draft that do not depend on its endpoint.
#[derive(Debug, Clone, Copy)]
pub struct DraftCore {
    spec: Signal<&'static Spec>,
    body: Memo<Map<String, Value>>,
    clock: Clock,
    busy: RwSignal<bool>,
    tried: RwSignal<bool>,
    left: RwSignal<Vec<&'static str>>,
    problem: RwSignal<Option<Problem>>,
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

    pub(super) fn set_entry(self, entry: Option<i64>) {
        self.entry.try_set_value(entry);
    }

    /// Entry in the audit log of what was done last, by which it can be taken back.
    pub fn entry(self) -> Option<i64> {
        self.entry.get_value()
    }

    /// Whether an admin must say why.
    pub fn requires_reason(self) -> bool {
        self.asks_reason.get() == Reason::Required
    }

    /// Why, in the admin's words, where some were given.
    pub(super) fn reason(self) -> Option<String> {
        said(self.reason)
    }

    /// Number of the admin's case, where one was given.
    pub(super) fn case(self) -> Option<String> {
        said(self.case)
    }

    /// Whether it goes to the gateway itself rather than to Nexconn.
    pub(super) fn is_for_gateway(self) -> bool {
        self.spec.get().path.starts_with(nexconn_api::admin::BASE)
    }

    /// Whether it may be sent; from now on what is wrong is said.
    pub fn is_right(self) -> bool {
        self.tried.set(true);
        self.own_violations().is_empty()
    }

    /// Whether a field is right by itself.
    pub fn is_field_right(self, field: &'static str) -> bool {
        self.own_violations().iter().all(|violation| !is_about(violation, field))
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

    /// The reader has left a field: what is wrong with it may be said from now on.
    pub fn leave(self, field: &'static str) {
        self.left.update(|left| {
            if !left.contains(&field) {
                left.push(field);
            }
        });
    }

    /// How a field is to be mended, in the reader's language; none while it is right.
    pub fn error_of(self, field: &'static str) -> Signal<Option<String>> {
        let text = use_first_text();
        Signal::derive(move || {
            let rule = self.broken_rule(field)?;
            Some(text.now().rule(&rule))
        })
    }

    /// How long the text in a field is and may be, such as "14 of 64".
    pub fn counter_of(
        self,
        field: &'static str,
        value: RwSignal<String>,
    ) -> Signal<Option<String>> {
        let text = use_first_text();
        Signal::derive(move || {
            let limit = match self.spec.get().field(field)?.kind {
                Kind::UserId | Kind::NewUserId => Length::Bytes(check::USER_ID_BYTES),
                Kind::Text { max, .. } => max,
                _ => return None,
            };
            let used = value.with(|value| limit.measure(value));
            Some((text.now().form.counter)(used, limit.limit()))
        })
    }

    /// How many fields are wrong; 0 before the first try.
    pub fn wrong_fields(self) -> usize {
        if self.tried.get() { self.violations().len() } else { 0 }
    }

    /// What is sent, but for the id of the intent: what the fields make, and reason and case where the declaration
    /// has them itself. Elsewhere those travel in the envelope.
    fn request(self) -> Map<String, Value> {
        let (spec, mut request) = (self.spec.get(), self.body.get());
        for (name, typed) in [("reason", self.reason), ("case", self.case)] {
            if spec.field(name).is_some()
                && let Some(typed) = typed
            {
                let typed = typed.with(|typed| typed.trim().to_owned());
                request.insert(name.to_owned(), typed.into());
            }
        }
        request
    }

    /// What the declarations find wrong, of the request and of reason and case.
    fn own_violations(self) -> Vec<Violation> {
        let (spec, mut request) = (self.spec.get(), self.request());
        if spec.field("operation").is_some() {
            // The id of the intent is made when it is sent.
            request.insert("operation".to_owned(), "made when sent".into());
        }
        let mut found = check(spec, &request);
        let envelope = Spec { fields: Call::FIELDS, ..Spec::POST };
        for (name, typed) in [("reason", self.reason), ("case", self.case)] {
            if spec.field(name).is_none()
                && let Some(typed) = typed
            {
                let fields = Map::from_iter([(name.to_owned(), Value::String(typed.get()))]);
                let is_about = |violation: &Violation| violation.field == name;
                found.extend(check(&envelope, &fields).into_iter().filter(is_about));
            }
        }
        let is_blank = |reason: RwSignal<String>| reason.with(|reason| reason.trim().is_empty());
        let is_said = found.iter().any(|violation| violation.field == "reason");
        if !is_said && self.requires_reason() && self.reason.is_some_and(is_blank) {
            found.push(Violation::new("reason", Rule::Missing));
        }
        found
    }

    fn violations(self) -> Vec<Violation> {
        let mut found = self.own_violations();
        // What the server found holds for what was sent to it, not for what was typed since.
        let request = self.request();
        let is_as_sent =
            self.intent.with_value(|sent| sent.as_ref().is_some_and(|sent| sent.body == request));
        self.problem.with(|problem| {
            if let Some(Problem {
                kind: ProblemKind::Failed(ApiError::Gateway { fields, .. }), ..
            }) = problem
                && is_as_sent
            {
                found.extend(fields.iter().cloned());
            }
        });
        found
    }

    fn broken_rule(self, field: &'static str) -> Option<Rule> {
        let is_left = self.left.with(|left| left.contains(&field))
            && self.body.with(|body| body.get(field) != Some(&Value::String(String::new())));
        if !self.tried.get() && !is_left {
            return None;
        }
        self.violations().into_iter().find(|violation| is_about(violation, field)).map(|v| v.rule)
    }

    /// Begins to send: the body and the id of its intent, or nothing where the draft is being sent
    /// already or is wrong.
    pub(super) fn begin(self) -> Option<(Map<String, Value>, String)> {
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
    pub(super) fn finish<A: 'static>(
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

    /// Ends sending. False when the form is gone, so that nobody waits for the result.
    pub(super) fn end(self, problem: Option<(ProblemKind, Option<String>)>) -> bool {
        let is_here = self.busy.try_set(false).is_none();
        let at = self.clock.now();
        self.problem.try_set(problem.map(|(kind, request_id)| Problem { kind, request_id, at }));
        is_here
    }
}

fn is_about(violation: &Violation, field: &str) -> bool {
    let named = violation.field.strip_prefix("request.").unwrap_or(&violation.field);
    named.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
}

/// What was typed into a field, without the blanks around it; nothing where that is all.
fn said(field: Option<RwSignal<String>>) -> Option<String> {
    let typed = field?.get_untracked();
    let typed = typed.trim();
    (!typed.is_empty()).then(|| typed.to_owned())
}
