use leptos::prelude::*;
use nexconn_api::admin::{Call, CallAnswer, ErrorBody, ErrorCode, Outcome};
use nexconn_api::locate::{escape, locate};
use nexconn_api::wire::{self, Refusal};
use nexconn_api::{Endpoint, Spec};
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

    /// Calls an endpoint of the gateway itself.
    pub async fn admin<E: Endpoint>(self, request: E::Request) -> Result<E::Response, ApiError> {
        let spec = const { &E::SPEC };
        read_as(self.admin_raw(spec, fields_of(&request)?).await?)
    }

    /// Calls an endpoint of Nexconn through the gateway, as an intent of its own.
    pub async fn call<E: Endpoint>(
        self,
        app: String,
        request: E::Request,
    ) -> Result<Answered<E::Response>, ApiError> {
        let operation = new_operation();
        let request = fields_of(&request)?;
        let outgoing = Outgoing { app, operation, reason: None, request };
        self.call_with::<E>(outgoing).await
    }

    /// Calls an endpoint of Nexconn through the gateway.
    pub(crate) async fn call_with<E: Endpoint>(
        self,
        outgoing: Outgoing,
    ) -> Result<Answered<E::Response>, ApiError> {
        let CallAnswer { outcome, answer, request_id } =
            self.call_raw(const { &E::SPEC }, outgoing).await?;
        let end = match (outcome, answer) {
            (Outcome::Unknown, _) | (_, None) => CallEnd::Unknown,
            (outcome, Some(answer)) => match wire::read(answer.http, &answer.body) {
                Ok(result) => CallEnd::Done(result),
                Err(_) if outcome == Outcome::Done => CallEnd::DoneBefore,
                Err(refusal) => CallEnd::Refused(refusal),
            },
        };
        Ok(Answered { end, request_id })
    }

    pub(crate) async fn admin_raw(
        self,
        spec: &Spec,
        fields: Map<String, Value>,
    ) -> Result<Value, ApiError> {
        let located = locate(spec, fields);
        let raw = send(self.gateway, spec.method, &located.path, located.body.as_ref()).await?;
        if (200..300).contains(&raw.http) { Ok(raw.body) } else { Err(self.refused(raw)) }
    }

    async fn call_raw(self, spec: &Spec, outgoing: Outgoing) -> Result<CallAnswer, ApiError> {
        let Outgoing { app, operation, reason, request } = outgoing;
        let path = [nexconn_api::admin::BASE, "/apps/", &escape(&app), spec.path].concat();
        let call = Call { operation, reason, case: None, request };
        let body = serde_json::to_value(&call).map_err(unreadable)?;
        let raw = send(self.gateway, spec.method, &path, Some(&body)).await?;
        if raw.http == 200 || raw.body.get("outcome").is_some() {
            read_as(raw.body)
        } else {
            Err(self.refused(raw))
        }
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

/// The fields of a request.
pub(crate) fn fields_of(request: &impl serde::Serialize) -> Result<Map<String, Value>, ApiError> {
    match serde_json::to_value(request).map_err(unreadable)? {
        Value::Object(fields) => Ok(fields),
        other => Err(ApiError::Unreadable(other.to_string())),
    }
}

pub(crate) fn read_as<T: DeserializeOwned>(body: Value) -> Result<T, ApiError> {
    serde_json::from_value(body).map_err(unreadable)
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function of `map_err`")]
fn unreadable(cause: serde_json::Error) -> ApiError {
    ApiError::Unreadable(cause.to_string())
}
