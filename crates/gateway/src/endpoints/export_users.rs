use axum::response::Response;
use nexconn_api::admin::ListUsersRequest;
use nexconn_api::streams::ExportUsers;

use super::{Context, Stream};
use crate::{Error, exports};

impl Stream for ExportUsers {
    async fn stream(context: Context, request: ListUsersRequest) -> Result<Response, Error> {
        exports::users(&context, request).await
    }
}
