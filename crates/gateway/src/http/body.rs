//! Reading a JSON body.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::StreamExt;
use nexconn_api::admin;
use nexconn_api::spec::{BODY_BYTES, LIST_BODY_BYTES};
use serde_json::{Map, Value};

use crate::Error;

/// A body over its limit is still read up to here and dropped, so that its sender reads the answer
/// rather than a broken connection.
const DRAINED_BYTES: usize = LIST_BODY_BYTES + 8 * BODY_BYTES;
/// How long a body may take to arrive, and so much more for a large one.
const PATIENCE: Duration = Duration::from_secs(30);
const SLOW_BYTES_A_SECOND: usize = 128 * 1024;

/// What became of a request's body.
#[derive(Debug, Clone)]
enum Arrival {
    Whole(Bytes),
    TooLarge {
        max: usize,
    },
    /// It did not arrive; why, and what to do.
    Broken(&'static str),
}

/// Takes the body in before anything is decided about its request: whoever is refused while still
/// sending would see a broken connection instead of the answer.
pub(crate) async fn receive(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    let max = limit(&request);
    let (mut head, body) = request.into_parts();
    let late = Arrival::Broken("the body did not arrive in time; send it again");
    let patience = PATIENCE + Duration::from_secs((max / SLOW_BYTES_A_SECOND) as u64);
    let arrival = tokio::time::timeout(patience, read(body, max)).await.unwrap_or(late);
    head.extensions.insert(arrival);
    next.run(Request::from_parts(head, Body::empty())).await
}

/// The body of a request, once [`receive`] has run.
pub(crate) fn bytes(request: &mut Request) -> Result<Bytes, Error> {
    match request.extensions_mut().remove::<Arrival>() {
        Some(Arrival::Whole(bytes)) => Ok(bytes),
        Some(Arrival::TooLarge { max }) => Err(Error::TooLarge { max }),
        Some(Arrival::Broken(why)) => Err(Error::Unreadable(why)),
        None => Err(Error::Internal("a body was not received".to_owned())),
    }
}

/// The same as a JSON object.
pub(crate) fn object(mut request: Request) -> Result<Map<String, Value>, Error> {
    let bytes = bytes(&mut request)?;
    if !is_json(request.headers()) {
        return Err(Error::UnsupportedMediaType);
    }
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Error::Unreadable("the body must be a JSON object")),
        Err(_) => Err(Error::Unreadable("the body is no valid JSON")),
    }
}

/// Largest body that a request may have, as its endpoint declares.
fn limit(request: &Request) -> usize {
    let path = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let declared = admin::SPECS
        .iter()
        .find(|spec| Some(spec.path) == path && spec.method.name() == request.method().as_str());
    declared.map_or(BODY_BYTES, |spec| spec.body_bytes)
}

async fn read(body: Body, max: usize) -> Arrival {
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
        if seen <= max {
            kept.extend_from_slice(&chunk);
        } else {
            kept = Vec::new();
        }
    }
    if seen > max { Arrival::TooLarge { max } } else { Arrival::Whole(kept.into()) }
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}
