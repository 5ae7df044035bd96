use nexconn_api::admin::{DirectoryUser, GetUser, GetUserRequest};

use super::{Context, Handle};
use crate::{Error, directory};

impl Handle for GetUser {
    async fn handle(
        context: &mut Context,
        request: GetUserRequest,
    ) -> Result<DirectoryUser, Error> {
        let readers = context.shared.database.readers();
        directory::find(readers, &request.app, &request.user_id, context.now)
            .await?
            .ok_or(Error::NotFound("user in the directory; read the user at Nexconn"))
    }
}
