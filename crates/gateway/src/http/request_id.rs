//! The id by which a request is found in the log, in the audit log and by Nexconn's support.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use nexconn_api::signing::REQUEST_ID_CHARS;

/// `X-Request-ID`, the same header that Nexconn takes.
pub(crate) const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The id of a request, once [`assign`] has run.
#[derive(Debug, Clone)]
pub(crate) struct RequestId(pub(crate) String);

/// The id of this request.
pub(crate) fn of(request: &Request) -> String {
    request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default()
}

/// Gives every request an id: the one it brings, if that is short and plain, else a new UUID. The
/// answer repeats it.
pub(crate) async fn assign(mut request: Request, next: Next) -> Response {
    let brought = request.headers().get(HEADER).and_then(|value| value.to_str().ok());
    let id = match brought.filter(|id| is_plain(id)) {
        Some(id) => id.to_owned(),
        None => uuid::Uuid::new_v4().to_string(),
    };
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

fn is_plain(id: &str) -> bool {
    (8..=REQUEST_ID_CHARS).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_short_and_plain_ids_are_taken_over() {
        assert!(is_plain("0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11"));
        for bad in ["", "short", "with space 1", "line\nbreak1", &"a".repeat(37)] {
            assert!(!is_plain(bad), "{bad:?}");
        }
    }
}
