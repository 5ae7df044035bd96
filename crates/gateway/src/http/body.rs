//! Reading a JSON body.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::StreamExt;
use serde_json::{Map, Value};

use crate::Error;

/// Largest body, in bytes: room for the largest batch with all its texts.
pub(crate) const BODY_BYTES: usize = 1024 * 1024;
/// A body over its limit is still read up to here and dropped, so that its sender reads the answer
/// rather than a broken connection.
const DRAINED_BYTES: usize = 32 * 1024 * 1024;
/// How long a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

/// What became of a request's body.
#[derive(Debug, Clone)]
enum Arrival {
    Whole(Bytes),
    TooLarge,
    /// It did not arrive; why, and what to do.
    Broken(&'static str),
}

/// Takes the body in before anything is decided about its request: whoever is refused while still
/// sending would see a broken connection instead of the answer.
pub(crate) async fn receive(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    let (mut head, body) = request.into_parts();
    let late = Arrival::Broken("the body did not arrive in time; send it again");
    let arrival = tokio::time::timeout(PATIENCE, read(body)).await.unwrap_or(late);
    head.extensions.insert(arrival);
    next.run(Request::from_parts(head, Body::empty())).await
}

/// The body of a request as a JSON object, once [`receive`] has run.
pub(crate) fn object(mut request: Request) -> Result<Map<String, Value>, Error> {
    let bytes = match request.extensions_mut().remove::<Arrival>() {
        Some(Arrival::Whole(bytes)) => bytes,
        Some(Arrival::TooLarge) => return Err(Error::TooLarge { max: BODY_BYTES }),
        Some(Arrival::Broken(why)) => return Err(Error::Unreadable(why)),
        None => return Err(Error::Internal("a body was not received".to_owned())),
    };
    if !is_json(request.headers()) {
        return Err(Error::UnsupportedMediaType);
    }
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Error::Unreadable("the body must be a JSON object")),
        Err(_) => Err(Error::Unreadable("the body is no valid JSON")),
    }
}

async fn read(body: Body) -> Arrival {
    let mut chunks = body.into_data_stream();
    let (mut kept, mut seen) = (Vec::new(), 0);
    while let Some(chunk) = chunks.next().await {
        let Ok(chunk) = chunk else {
            return Arrival::Broken("the body broke off; send it again");
        };
        seen += chunk.len();
        if seen > DRAINED_BYTES {
            break;
        }
        if seen <= BODY_BYTES {
            kept.extend_from_slice(&chunk);
        } else {
            kept = Vec::new();
        }
    }
    if seen > BODY_BYTES { Arrival::TooLarge } else { Arrival::Whole(kept.into()) }
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}
