use std::time::{Duration, Instant, UNIX_EPOCH};

use axum::body::Body;
use axum::http::header::{ALLOW, CONTENT_TYPE, DATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use nexconn_api::signing::REQUEST_ID;
use nexconn_api::{Code, wire};
use serde_json::{Value, json};

use crate::Error;

/// The last second of the year 9999, after which a date has no form in a header.
const LAST_SECOND: u64 = 253_402_300_799;

/// What the log tells of a request.
pub(super) struct About<'a> {
    pub(super) path: &'a str,
    pub(super) request_id: &'a str,
    pub(super) started: Instant,
    /// When it is answered, in Unix milliseconds.
    pub(super) now: i64,
}

/// What a call that was done comes to.
pub(super) struct Answered {
    pub(super) code: Code,
    pub(super) body: Value,
}

/// Makes the answer to a request, and a line in the log.
pub(super) fn build(outcome: Result<Answered, Error>, about: &About<'_>) -> Response {
    if let Err(error) = &outcome
        && !error.is_refusal()
    {
        tracing::error!(request_id = about.request_id, path = about.path, %error, "a call failed");
    }
    let (http, code, body) = match outcome {
        Ok(Answered { code, body }) => (code.http(), code, body),
        Err(error) => {
            let profile_key = match &error {
                Error::RefusedKey { profile_key, .. } => Some(json!(profile_key)),
                _ => None,
            };
            let refusal = error.into_refusal();
            let mut body = wire::refusal(refusal.code, &refusal.message);
            if let (Some(key), Value::Object(body)) = (profile_key, &mut body) {
                body.insert("profileKey".to_owned(), key);
            }
            (refusal.http, refusal.code, body)
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
    if let Ok(date) = HeaderValue::from_str(&date(about.now)) {
        headers.insert(DATE, date);
    }
    if code == Code::WRONG_METHOD {
        headers.insert(ALLOW, HeaderValue::from_static("POST"));
    }
    response
}

/// The service's time, which callers compare with their own.
fn date(now: i64) -> String {
    let seconds = u64::try_from(now / 1000).unwrap_or_default().min(LAST_SECOND);
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_instant_has_a_date() {
        assert_eq!(date(1_730_192_400_999), "Tue, 29 Oct 2024 09:00:00 GMT");
        assert_eq!(date(-1), "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(date(i64::MAX), "Fri, 31 Dec 9999 23:59:59 GMT");
    }
}
