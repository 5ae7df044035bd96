use nexconn_api::nexconn::{AcceptedOperation, RestoreUsers, RestoreUsersRequest};

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::operations::accept;
use crate::store::operations::OperationType;

impl Handle for RestoreUsers {
    async fn handle(
        call: &mut Call,
        request: RestoreUsersRequest,
    ) -> Result<AcceptedOperation, Error> {
        accept(call, OperationType::Restore, request.user_ids).await
    }
}
