use nexconn_api::admin::{DeletedUserPage, ListDeletedUsers, ListDeletedUsersRequest};

use super::{Context, Handle};
use crate::{Error, deletions};

impl Handle for ListDeletedUsers {
    async fn handle(
        context: &mut Context,
        request: ListDeletedUsersRequest,
    ) -> Result<DeletedUserPage, Error> {
        deletions::list(&context.shared, &request, context.now).await
    }
}
