//! What the service has, as an `OpenAPI` document: for generators of clients, for tools that try
//! an API out, and for tests.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

use crate::service::Service;

/// Answers with the document. It holds nothing of any app, so that nobody needs to sign for it.
pub(crate) async fn serve(State(service): State<Arc<Service>>) -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], service.routes.document().to_string())
}
