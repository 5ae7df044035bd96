use nexconn_api::admin::{ListUserIds, ListUserIdsRequest, UserIdList};

use super::{Context, Handle};
use crate::{Error, directory};

impl Handle for ListUserIds {
    async fn handle(
        context: &mut Context,
        request: ListUserIdsRequest,
    ) -> Result<UserIdList, Error> {
        directory::matching_ids(context.shared.database.readers(), &request, context.now).await
    }
}
