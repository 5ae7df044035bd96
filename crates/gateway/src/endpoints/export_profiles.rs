use axum::response::Response;
use nexconn_api::streams::{ExportAppRequest, ExportProfiles};

use super::{Context, Stream};
use crate::{Error, exports};

impl Stream for ExportProfiles {
    async fn stream(context: Context, request: ExportAppRequest) -> Result<Response, Error> {
        exports::profiles(&context, request).await
    }
}
