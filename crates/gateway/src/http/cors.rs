//! Lets configured consoles on other origins read answers and send cookies.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::origin::{Sender, sender};
use crate::gateway::Shared;

/// How long a browser may remember a preflight, in seconds.
const PREFLIGHT_SECONDS: &str = "600";

/// Answers preflights and marks answers for configured consoles; all other origins see neither.
pub(crate) async fn allow(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    if !super::is_api(request.uri().path()) {
        return next.run(request).await;
    }
    let console = match sender(&shared, request.headers()) {
        Sender::Console(_) => request.headers().get(header::ORIGIN).cloned(),
        _ => None,
    };
    let preflight = *request.method() == Method::OPTIONS
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = match (preflight, &console) {
        (true, Some(_)) => StatusCode::NO_CONTENT.into_response(),
        _ => next.run(request).await,
    };
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    if let Some(origin) = console {
        mark(headers, origin, preflight);
    }
    response
}

fn mark(headers: &mut HeaderMap, origin: HeaderValue, preflight: bool) {
    let mut set = |name, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    if preflight {
        set(header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, DELETE");
        set(header::ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type, X-Request-ID");
        set(header::ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
    } else {
        set(header::ACCESS_CONTROL_EXPOSE_HEADERS, "X-Request-ID, Retry-After");
    }
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
}
