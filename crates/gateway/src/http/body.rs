//! Reading a JSON body.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, header};
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

/// The body of a request as a JSON object.
pub(crate) async fn object(request: Request) -> Result<Map<String, Value>, Error> {
    let declared = is_json(request.headers());
    let bytes = tokio::time::timeout(PATIENCE, read(request.into_body()))
        .await
        .map_err(|_| Error::Unreadable("the body did not arrive in time; send it again"))??;
    if !declared {
        return Err(Error::UnsupportedMediaType);
    }
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Error::Unreadable("the body must be a JSON object")),
        Err(_) => Err(Error::Unreadable("the body is no valid JSON")),
    }
}

async fn read(body: Body) -> Result<Vec<u8>, Error> {
    let mut chunks = body.into_data_stream();
    let (mut kept, mut seen) = (Vec::new(), 0);
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Error::Unreadable("the body broke off; send it again"))?;
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
    if seen > BODY_BYTES { Err(Error::TooLarge { max: BODY_BYTES }) } else { Ok(kept) }
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}
