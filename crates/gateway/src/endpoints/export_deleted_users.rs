use axum::response::Response;
use nexconn_api::admin::ListDeletedUsersRequest;
use nexconn_api::streams::ExportDeletedUsers;

use super::{Context, Stream};
use crate::{Error, exports};

impl Stream for ExportDeletedUsers {
    async fn stream(context: Context, request: ListDeletedUsersRequest) -> Result<Response, Error> {
        exports::deleted_users(&context, request).await
    }
}
