use nexconn_api::nexconn::{
    ListSoftDeletedUsers, ListSoftDeletedUsersRequest, SOFT_DELETED_A_PAGE, SoftDeletedUsers,
};

use super::{Handle, offset};
use crate::Error;
use crate::call::Call;
use crate::store::deletions;

impl Handle for ListSoftDeletedUsers {
    async fn handle(
        call: &mut Call,
        request: ListSoftDeletedUsersRequest,
    ) -> Result<SoftDeletedUsers, Error> {
        let size = request.page_size.unwrap_or(SOFT_DELETED_A_PAGE);
        let offset = offset(request.page.unwrap_or(1), size);
        Ok(SoftDeletedUsers { user_ids: deletions::list(call.database(), offset, size).await? })
    }
}
