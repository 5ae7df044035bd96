use axum::response::Response;
use nexconn_api::admin::ListJobItemsRequest;
use nexconn_api::streams::DownloadJobResults;

use super::{Context, Stream};
use crate::{Error, jobs};

impl Stream for DownloadJobResults {
    async fn stream(context: Context, request: ListJobItemsRequest) -> Result<Response, Error> {
        jobs::results(context.shared, request).await
    }
}
