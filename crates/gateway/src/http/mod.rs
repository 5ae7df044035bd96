//! The pipeline around every request, one step a file, and the table of routes inside it.

pub(crate) mod answer;
pub(crate) mod body;
mod cors;
pub(crate) mod fields;
mod headers;
mod log;
pub(crate) mod origin;
pub(crate) mod request_id;

use axum::Router;
use axum::extract::Request;
use axum::http::{StatusCode, Uri};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

pub(crate) use fields::Fields;

use crate::gateway::Shared;
use crate::{Error, endpoints, health};

/// Whether a path belongs to the API rather than to the console's files.
pub(crate) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// Everything the gateway answers.
///
/// Around the routes, outermost first: request id, log line, security headers, CORS, origin.
pub(crate) fn router(shared: Shared) -> Router {
    endpoints::routes()
        .route("/health", get(health::live))
        .route("/ready", get(health::ready))
        .method_not_allowed_fallback(wrong_method)
        .fallback(elsewhere)
        .layer(from_fn_with_state(shared.clone(), origin::guard))
        .layer(from_fn_with_state(shared.clone(), cors::allow))
        .layer(from_fn(headers::secure))
        .layer(from_fn(log::record))
        .layer(from_fn(request_id::assign))
        .with_state(shared)
}

async fn wrong_method(request: Request) -> Response {
    answer::error(&Error::MethodNotAllowed, &request_id::of(&request))
}

async fn elsewhere(uri: Uri, request: Request) -> Response {
    if is_api(uri.path()) {
        return answer::error(&Error::NotFound("path"), &request_id::of(&request));
    }
    StatusCode::NOT_FOUND.into_response()
}
