use nexconn_api::admin::{KnownUsers, ReadKnownUsers, ReadKnownUsersRequest};

use super::{Context, Handle};
use crate::{Error, directory};

impl Handle for ReadKnownUsers {
    async fn handle(
        context: &mut Context,
        request: ReadKnownUsersRequest,
    ) -> Result<KnownUsers, Error> {
        let ReadKnownUsersRequest { app, user_ids } = request;
        let readers = context.shared.database.readers();
        let users = directory::find_some(readers, &app, &user_ids, context.now).await?;
        Ok(KnownUsers { users })
    }
}
