use std::time::Instant;

use axum::body::Body;
use axum::http::header::{ALLOW, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use nexconn_api::signing::REQUEST_ID;
use nexconn_api::{Code, wire};
use serde_json::Value;

use crate::Error;

/// What the log tells of a request.
pub(super) struct About<'a> {
    pub(super) path: &'a str,
    pub(super) request_id: &'a str,
    pub(super) started: Instant,
}

/// Makes the answer to a request, and a line in the log.
pub(super) fn build(outcome: Result<Value, Error>, about: &About<'_>) -> Response {
    if let Err(error) = &outcome
        && !matches!(error, Error::Refused(_))
    {
        tracing::error!(request_id = about.request_id, path = about.path, %error, "a call failed");
    }
    let (http, code, body) = match outcome {
        Ok(body) => (200, Code::SUCCESS, body),
        Err(error) => {
            let refusal = error.into_refusal();
            (refusal.http, refusal.code, wire::refusal(refusal.code, &refusal.message))
        }
    };
    tracing::info!(
        request_id = about.request_id,
        path = about.path,
        status = http,
        code = code.0,
        ms = about.started.elapsed().as_millis(),
        "answered"
    );
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() =
        StatusCode::from_u16(http).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    if let Ok(id) = HeaderValue::from_str(about.request_id) {
        headers.insert(REQUEST_ID, id);
    }
    if code == Code::WRONG_METHOD {
        headers.insert(ALLOW, HeaderValue::from_static("POST"));
    }
    response
}
