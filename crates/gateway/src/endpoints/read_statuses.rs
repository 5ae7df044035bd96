use nexconn_api::admin::{ReadStatuses, ReadStatusesRequest, Statuses};

use super::{Context, Handle};
use crate::{Error, statuses};

impl Handle for ReadStatuses {
    async fn handle(
        context: &mut Context,
        request: ReadStatusesRequest,
    ) -> Result<Statuses, Error> {
        let ReadStatusesRequest { app, user_ids } = request;
        statuses::read(&context.shared, &app, user_ids, &context.request_id).await
    }
}
