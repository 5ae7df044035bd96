use axum::response::Response;
use nexconn_api::streams::{ExportBlocklist, ExportUserRequest};

use super::{Context, Stream};
use crate::{Error, exports};

impl Stream for ExportBlocklist {
    async fn stream(context: Context, request: ExportUserRequest) -> Result<Response, Error> {
        exports::blocklist(&context, request).await
    }
}
