use axum::response::Response;
use nexconn_api::streams::{ExportFriends, ExportUserRequest};

use super::{Context, Stream};
use crate::{Error, exports};

impl Stream for ExportFriends {
    async fn stream(context: Context, request: ExportUserRequest) -> Result<Response, Error> {
        exports::friends(&context, request).await
    }
}
