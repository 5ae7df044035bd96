//! Answers in the contract's form.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use nexconn_api::admin::{ErrorBody, ErrorCode, ErrorDetail};
use serde::Serialize;

use crate::Error;

/// A JSON answer. One that cannot be written is an internal error, logged.
pub(crate) fn json<T: Serialize>(status: u16, body: &T) -> Response {
    let (status, bytes) = match serde_json::to_vec(body) {
        Ok(bytes) => (status, bytes),
        Err(error) => {
            tracing::error!(%error, "an answer could not be written as JSON");
            (500, Vec::new())
        }
    };
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let json = HeaderValue::from_static("application/json; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, json);
    response
}

/// The answer to a request that failed. What is the gateway's own fault is logged here, once.
pub(crate) fn error(error: &Error, request_id: &str) -> Response {
    let code = error.code();
    if code == ErrorCode::Internal {
        tracing::error!(request_id, %error, source = ?error, "the request failed");
    }
    let fields = match error {
        Error::Invalid(violations) => violations.clone(),
        _ => Vec::new(),
    };
    let detail =
        ErrorDetail { code, message: error.message(), fields, request_id: request_id.to_owned() };
    let mut response = json(code.http(), &ErrorBody { error: detail });
    if let Error::Throttled { seconds } = error {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}
