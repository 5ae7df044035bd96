use axum::http::HeaderMap;
use nexconn_api::signing::{REQUEST_ID, REQUEST_ID_CHARS};
use uuid::Uuid;

/// The id that the client gave the request, or a new one where it gave none that can be used.
pub(super) fn of(headers: &HeaderMap) -> String {
    headers
        .get(REQUEST_ID)
        .and_then(|value| value.to_str().ok())
        .filter(|id| !id.is_empty() && id.len() <= REQUEST_ID_CHARS)
        .map_or_else(|| Uuid::new_v4().to_string(), str::to_owned)
}
