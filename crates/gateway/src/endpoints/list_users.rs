use nexconn_api::admin::{ListUsers, ListUsersRequest, UserPage};

use super::{Context, Handle};
use crate::{Error, directory};

impl Handle for ListUsers {
    async fn handle(context: &mut Context, request: ListUsersRequest) -> Result<UserPage, Error> {
        directory::search(context.shared.database.readers(), &request, context.now).await
    }
}
