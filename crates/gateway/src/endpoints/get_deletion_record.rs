use nexconn_api::admin::{DeletionRecord, GetDeletionRecord, GetDeletionRecordRequest};

use super::{Context, Handle};
use crate::{Error, erasure};

impl Handle for GetDeletionRecord {
    async fn handle(
        context: &mut Context,
        request: GetDeletionRecordRequest,
    ) -> Result<DeletionRecord, Error> {
        erasure::record(context.shared.database.readers(), &request).await
    }
}
