use std::future::Future;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use nexconn_api::admin::{Call, CallAnswer, ErrorBody, ErrorCode, Outcome};
use nexconn_api::locate::{escape, locate};
use nexconn_api::wire::{self, Refusal};
use nexconn_api::{Code, Endpoint, Spec};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::ApiError;
use super::sender::{Raw, send};
use crate::state::{GatewayState, SessionContext};

/// What is needed to speak with the gateway.
#[derive(Debug, Clone, Copy)]
pub struct Client {
    gateway: GatewayState,
    session: SessionContext,
}

/// How a call to Nexconn ended, with the id of the request for whoever must quote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered<T> {
    /// How it ended.
    pub end: CallEnd<T>,
    /// Id of the request, as Nexconn's support knows it.
    pub request_id: String,
    /// Entry of a change in the audit log, by which it can be taken back.
    pub entry: Option<i64>,
}

/// How a call to Nexconn ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallEnd<T> {
    /// Nexconn did it.
    Done(T),
    /// Nexconn did it, and its result is no longer told: the answer to a repeated operation holds
    /// no access token.
    DoneBefore,
    /// Nexconn refused it.
    Refused(Refusal),
    /// No answer came; it may have taken effect.
    Unknown,
}

/// A call before its envelope: where it goes and what it holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing {
    /// The app's slug.
    pub app: String,
    /// Id of the intent; the same one again has no second effect.
    pub operation: String,
    /// Why, in the admin's words.
    pub reason: Option<String>,
    /// Number of the admin's case.
    pub case: Option<String>,
    /// The endpoint's request.
    pub request: Map<String, Value>,
}

impl Client {
    /// The client of the components here.
    pub fn here() -> Self {
        Self { gateway: expect_context(), session: expect_context() }
    }

    /// Whether the gateway is on another site than the console, where browsers may block its cookie.
    pub fn is_other_site(self) -> bool {
        let address = self.gateway.address.get_untracked();
        let own = window().location().hostname().unwrap_or_default();
        web_sys::Url::new(&address).is_ok_and(|url| !is_same_site(&url.hostname(), &own))
    }

    /// The address of a path of the gateway for a `WebSocket`, which takes no relative one.
    pub(super) fn socket_address(self, path: &str) -> Option<String> {
        let address = [&self.gateway.address.get_untracked(), path].concat();
        let base = window().location().href().ok()?;
        let url = web_sys::Url::new_with_base(&address, &base).ok()?.href();
        url.strip_prefix("http").map(|rest| ["ws", rest].concat())
    }

    /// Calls an endpoint of the gateway itself.
    pub fn admin<E: Endpoint>(
        self,
        request: &E::Request,
    ) -> impl Future<Output = Result<E::Response, ApiError>> + use<E> {
        let answer = self.admin_raw(const { &E::SPEC }, fields_of(request));
        answer.map(|answer| answer.and_then(read_as))
    }

    /// Calls an endpoint of Nexconn through the gateway, as an intent of its own.
    pub fn call<E: Endpoint>(
        self,
        app: String,
        request: &E::Request,
    ) -> impl Future<Output = Result<Answered<E::Response>, ApiError>> + use<E> {
        let request = fields_of(request);
        let outgoing =
            Outgoing { app, operation: new_operation(), reason: None, case: None, request };
        self.call_raw(const { &E::SPEC }, outgoing).map(|answer| answer.map(read_answer))
    }

    /// Changes something at Nexconn with a reason, as an intent of its own.
    pub fn change<E: Endpoint>(
        self,
        app: String,
        request: &E::Request,
        reason: String,
    ) -> impl Future<Output = Result<Answered<E::Response>, ApiError>> + use<E> {
        let request = fields_of(request);
        let reason = Some(reason);
        let outgoing = Outgoing { app, operation: new_operation(), reason, case: None, request };
        self.call_raw(const { &E::SPEC }, outgoing).map(|answer| answer.map(read_answer))
    }

    /// Reads something from the service of an app: what does not come is an error.
    pub fn ask<E: Endpoint>(
        self,
        app: String,
        request: &E::Request,
    ) -> impl Future<Output = Result<E::Response, ApiError>> + use<E> {
        self.call::<E>(app, request).map(|answer| {
            let Answered { end, request_id, .. } = answer?;
            match end {
                CallEnd::Done(read) => Ok(read),
                CallEnd::Refused(refusal) => Err(ApiError::Refused { refusal, request_id }),
                CallEnd::DoneBefore | CallEnd::Unknown => {
                    Err(ApiError::Unreadable("an answer without a result".to_owned()))
                }
            }
        })
    }

    /// Calls an endpoint of the gateway, untyped: compiled once for all of them.
    pub(crate) fn admin_raw(
        self,
        spec: &'static Spec,
        fields: Map<String, Value>,
    ) -> LocalBoxFuture<'static, Result<Value, ApiError>> {
        Box::pin(async move {
            let located = locate(spec, fields);
            let body = located.body.as_ref();
            let raw = send(self.gateway, spec.method, &located.path, body).await?;
            if (200..300).contains(&raw.http) { Ok(raw.body) } else { Err(self.refused(raw)) }
        })
    }

    /// Calls an endpoint of Nexconn, untyped: compiled once for all of them.
    pub(crate) fn call_raw(
        self,
        spec: &'static Spec,
        outgoing: Outgoing,
    ) -> LocalBoxFuture<'static, Result<CallAnswer, ApiError>> {
        Box::pin(async move {
            let Outgoing { app, operation, reason, case, request } = outgoing;
            let path = [nexconn_api::admin::BASE, "/apps/", &escape(&app), spec.path].concat();
            let call = Call { operation, reason, case, request: Value::Object(request) };
            let body = serde_json::to_value(&call).map_err(unreadable)?;
            let raw = send(self.gateway, spec.method, &path, Some(&body)).await?;
            if raw.http == 200 || raw.body.get("outcome").is_some() {
                read_as(raw.body)
            } else {
                Err(self.refused(raw))
            }
        })
    }

    fn refused(self, raw: Raw) -> ApiError {
        let error = match serde_json::from_value::<ErrorBody>(raw.body) {
            Ok(ErrorBody { error }) => error,
            Err(cause) => return unreadable(cause),
        };
        if error.code == ErrorCode::Unauthenticated {
            self.session.expire();
        }
        ApiError::Gateway {
            code: error.code,
            message: error.message,
            fields: error.fields,
            request_id: error.request_id,
        }
    }
}

/// Whether two hosts share their last two labels: near enough to a browser's own rule to name a
/// likely cause.
fn is_same_site(one: &str, other: &str) -> bool {
    let is_number = |host: &str| host.ends_with(|last: char| last.is_ascii_digit());
    let site = |host: &str| -> String {
        let labels: Vec<&str> = host.rsplit('.').take(2).collect();
        labels.join(".")
    };
    one == other || (!is_number(one) && !is_number(other) && site(one) == site(other))
}

/// A new id for an intent.
pub(crate) fn new_operation() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// The fields of a request, which every declaration makes an object.
pub(crate) fn fields_of(request: &impl Serialize) -> Map<String, Value> {
    as_fields(serde_json::to_value(request))
}

fn as_fields(request: serde_json::Result<Value>) -> Map<String, Value> {
    match request {
        Ok(Value::Object(fields)) => fields,
        other => {
            leptos::logging::error!("a request is no object: {other:?}");
            Map::new()
        }
    }
}

/// Gives an answer of Nexconn its type.
pub(crate) fn read_answer<T: DeserializeOwned>(answer: CallAnswer) -> Answered<T> {
    let CallAnswer { outcome, answer, request_id, entry } = answer;
    let end = match (outcome, answer) {
        (Outcome::Unknown, _) | (_, None) => CallEnd::Unknown,
        (outcome, Some(answer)) => match wire::read(answer.http, answer.body) {
            Ok(result) => CallEnd::Done(result),
            // A repeated operation is told without its result. Another code may be a success too.
            Err(refusal) if outcome == Outcome::Done && refusal.code == Code::UNREADABLE => {
                CallEnd::DoneBefore
            }
            Err(refusal) => CallEnd::Refused(refusal),
        },
    };
    Answered { end, request_id, entry }
}

pub(crate) fn read_as<T: DeserializeOwned>(body: Value) -> Result<T, ApiError> {
    serde_json::from_value(body).map_err(unreadable)
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function of `map_err`")]
fn unreadable(cause: serde_json::Error) -> ApiError {
    ApiError::Unreadable(cause.to_string())
}
