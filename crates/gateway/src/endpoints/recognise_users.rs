use nexconn_api::admin::{RecogniseUsers, RecogniseUsersRequest, Recognised};

use super::{Context, Handle};
use crate::{Error, recognise};

impl Handle for RecogniseUsers {
    async fn handle(
        context: &mut Context,
        request: RecogniseUsersRequest,
    ) -> Result<Recognised, Error> {
        recognise::users(&context.shared, request).await
    }
}
