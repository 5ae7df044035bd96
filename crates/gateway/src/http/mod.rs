//! The pipeline around every request, one step a file, and the table of routes inside it.

pub(crate) mod answer;
pub(crate) mod body;
mod cors;
pub(crate) mod fields;
mod headers;
mod log;
pub(crate) mod origin;
pub(crate) mod relay;
pub(crate) mod request_id;
pub(crate) mod stream;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;

pub(crate) use fields::Fields;

use crate::gateway::Shared;
use crate::{Error, calls, console, endpoints, health, hooks};

/// Whether a path belongs to the API rather than to the console's files.
pub(crate) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// Everything the gateway answers.
///
/// Around the routes, outermost first: request id, log line, security headers, CORS, body, origin.
pub(crate) fn router(shared: Shared) -> Router {
    endpoints::routes()
        .merge(calls::routes())
        .merge(hooks::routes())
        .route("/health", get(health::live))
        .route("/ready", get(health::ready))
        .method_not_allowed_fallback(wrong_method)
        .fallback(elsewhere)
        .layer(from_fn_with_state(shared.clone(), origin::guard))
        .layer(from_fn(body::receive))
        .layer(from_fn_with_state(shared.clone(), cors::allow))
        .layer(from_fn(headers::secure))
        .layer(from_fn(log::record))
        .layer(from_fn(request_id::assign))
        .with_state(shared)
}

async fn wrong_method(request: Request) -> Response {
    answer::error(&Error::MethodNotAllowed, &request_id::of(&request))
}

async fn elsewhere(State(shared): State<Shared>, request: Request) -> Response {
    if is_api(request.uri().path()) {
        return answer::error(&Error::NotFound("path"), &request_id::of(&request));
    }
    let id = request_id::of(&request);
    let (head, _) = request.into_parts();
    let served = tokio::task::spawn_blocking(move || {
        console::serve(&shared.config, &head.method, &head.uri, &head.headers)
    });
    match served.await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => answer::error(&error, &id),
        Err(error) => answer::error(&Error::Internal(error.to_string()), &id),
    }
}
