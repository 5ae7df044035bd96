use axum::body::Body;
use futures_util::StreamExt;
use nexconn_api::Code;
use nexconn_api::choices::{BODY_BYTES, BODY_TOO_LARGE_HTTP};
use nexconn_api::wire::Refusal;

use crate::Error;

/// Most that is read of a body, in bytes, so that its sender can read the refusal.
const DRAINED_BYTES: usize = 32 * BODY_BYTES;

/// A body, or why there is none.
pub(super) type ReadBody = Result<Vec<u8>, Error>;

/// Reads a body; of one over the limit nothing is kept.
pub(super) async fn read(body: Body) -> ReadBody {
    let mut frames = body.into_data_stream();
    let mut kept = Vec::new();
    let mut length = 0;
    while let Some(frame) = frames.next().await {
        let frame = frame.map_err(|_| {
            Error::refused(Code::INVALID_PARAMETER, "the body broke off before its end")
        })?;
        length += frame.len();
        if length <= BODY_BYTES {
            kept.extend_from_slice(&frame);
        } else if length <= DRAINED_BYTES {
            kept = Vec::new();
        } else {
            break;
        }
    }
    if length <= BODY_BYTES { Ok(kept) } else { Err(too_large()) }
}

fn too_large() -> Error {
    Error::Refused(Refusal {
        http: BODY_TOO_LARGE_HTTP,
        code: Code::TOO_LONG,
        message: format!("the body must have at most {BODY_BYTES} bytes"),
    })
}
