//! One log line a request. No query, no header and no body is in it: they may hold what an admin
//! searched for, or a credential.

use std::time::Instant;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;

/// Logs method, path, status, duration and id of every request.
pub(crate) async fn record(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let request_id = super::request_id::of(&request);
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    tracing::info!(request_id, %method, path, status, ms, "request");
    response
}
