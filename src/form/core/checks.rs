use std::borrow::Cow;

use leptos::prelude::*;
use nexconn_api::admin::Call;
use nexconn_api::spec::{Kind, Length};
use nexconn_api::wire::Refusal;
use nexconn_api::{Rule, Spec, Violation, check};
use serde_json::{Map, Value};

use super::DraftCore;
use crate::api::ApiError;
use crate::form::{Problem, ProblemKind};
use crate::text::use_first_text;

impl DraftCore {
    /// Whether it may be sent; from now on what is wrong is said.
    pub fn is_right(self) -> bool {
        self.tried.set(true);
        self.own_violations().is_empty()
    }

    /// Whether a field is right by itself.
    pub fn is_field_right(self, field: &'static str) -> bool {
        self.own_violations().iter().all(|violation| !is_about(violation, field))
    }

    /// The reader has left a field: what is wrong with it may be said from now on.
    pub fn leave(self, field: impl Into<Cow<'static, str>>) {
        let field = field.into();
        self.left.update(|left| {
            if !left.contains(&field) {
                left.push(field);
            }
        });
    }

    /// How a field, or a key inside of one such as `userProfile.name`, is to be mended, in the reader's language; none
    /// while it is right.
    pub fn error_of(self, field: impl Into<Cow<'static, str>>) -> Signal<Option<String>> {
        let text = use_first_text();
        let field = field.into();
        Signal::derive(move || match self.broken_rule(&field) {
            Some(rule) => Some(text.now().rule(&rule)),
            None => self.refusal_of(&field).map(|refusal| text.now().refusal(&refusal)),
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
    pub(super) fn request(self) -> Map<String, Value> {
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
        self.problem.with(|problem| {
            if let Some(Problem {
                kind: ProblemKind::Failed(ApiError::Gateway { fields, .. }), ..
            }) = problem
                && self.is_as_sent()
            {
                found.extend(fields.iter().cloned());
            }
        });
        found
    }

    /// Whether the fields are as they were sent: what the server found holds for that, not for what was typed since.
    fn is_as_sent(self) -> bool {
        let request = self.request();
        self.intent.with_value(|sent| sent.as_ref().is_some_and(|sent| sent.body == request))
    }

    /// Why Nexconn refused just this key of a field.
    fn refusal_of(self, field: &str) -> Option<Refusal> {
        let (_, key) = field.split_once('.')?;
        if self.refused_key.with(|refused| refused.as_deref() != Some(key)) || !self.is_as_sent() {
            return None;
        }
        self.problem.with(|problem| match problem {
            Some(Problem { kind: ProblemKind::Refused(refusal), .. }) => Some(refusal.clone()),
            _ => None,
        })
    }

    fn broken_rule(self, field: &str) -> Option<Rule> {
        let is_left = self.left.with(|left| left.iter().any(|left| left == field))
            && self.body.with(|body| body.get(field) != Some(&Value::String(String::new())));
        if !self.tried.get() && !is_left {
            return None;
        }
        self.violations().into_iter().find(|violation| is_about(violation, field)).map(|v| v.rule)
    }
}

fn is_about(violation: &Violation, field: &str) -> bool {
    let named = violation.field.strip_prefix("request.").unwrap_or(&violation.field);
    named.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
}
