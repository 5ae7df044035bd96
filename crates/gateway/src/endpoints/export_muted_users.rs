use axum::response::Response;
use nexconn_api::streams::{ExportAppRequest, ExportMutedUsers};

use super::{Context, Stream};
use crate::{Error, exports};

impl Stream for ExportMutedUsers {
    async fn stream(context: Context, request: ExportAppRequest) -> Result<Response, Error> {
        exports::muted_users(&context, request).await
    }
}
