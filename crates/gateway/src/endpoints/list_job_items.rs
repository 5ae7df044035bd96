use nexconn_api::admin::{JobItemPage, ListJobItems, ListJobItemsRequest};

use super::{Context, Handle};
use crate::{Error, jobs};

impl Handle for ListJobItems {
    async fn handle(
        context: &mut Context,
        request: ListJobItemsRequest,
    ) -> Result<JobItemPage, Error> {
        jobs::items(&context.shared, &request).await
    }
}
