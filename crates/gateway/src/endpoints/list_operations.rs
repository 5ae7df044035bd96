use nexconn_api::admin::{ListOperations, ListOperationsRequest, OperationPage};

use super::{Context, Handle};
use crate::{Error, deletions};

impl Handle for ListOperations {
    async fn handle(
        context: &mut Context,
        request: ListOperationsRequest,
    ) -> Result<OperationPage, Error> {
        deletions::operations(&context.shared, &request).await
    }
}
