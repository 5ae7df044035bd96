use axum::response::Response;
use nexconn_api::admin::ListBansRequest;
use nexconn_api::streams::ExportBans;

use super::{Context, Stream};
use crate::{Error, exports};

impl Stream for ExportBans {
    async fn stream(context: Context, request: ListBansRequest) -> Result<Response, Error> {
        exports::bans(&context, request).await
    }
}
