use nexconn_api::nexconn::{AcceptedOperation, SoftDeleteUsers, SoftDeleteUsersRequest};

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::operations::accept;
use crate::store::operations::OperationType;

impl Handle for SoftDeleteUsers {
    async fn handle(
        call: &mut Call,
        request: SoftDeleteUsersRequest,
    ) -> Result<AcceptedOperation, Error> {
        accept(call, OperationType::SoftDelete, request.user_ids).await
    }
}
