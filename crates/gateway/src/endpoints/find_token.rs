use nexconn_api::admin::{FindToken, FindTokenRequest, FoundToken};

use super::{Context, Handle};
use crate::{Error, directory};

impl Handle for FindToken {
    async fn handle(context: &mut Context, request: FindTokenRequest) -> Result<FoundToken, Error> {
        let readers = context.shared.database.readers();
        let owner = directory::owner_of(readers, &request.app, &request.access_token).await?;
        Ok(FoundToken { owner })
    }
}
