//! Headers that every answer of the API carries.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use nexconn_api::csp;

/// An answer of the API is no page: nothing in it may load or frame anything.
const POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

/// Adds the console's security headers everywhere; on the API, forbids caching as well.
pub(crate) async fn secure(request: Request, next: Next) -> Response {
    let api = super::is_api(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in csp::HEADERS {
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if api {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert_with(|| HeaderValue::from_static(POLICY));
    response
}
