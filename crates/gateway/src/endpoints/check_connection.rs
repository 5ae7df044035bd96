use nexconn_api::admin::{CheckConnection, CheckConnectionRequest, ConnectionState};

use super::{Context, Handle};
use crate::Error;

impl Handle for CheckConnection {
    async fn handle(
        context: &mut Context,
        request: CheckConnectionRequest,
    ) -> Result<ConnectionState, Error> {
        context.shared.upstreams.of(&request.app)?.check(&context.request_id).await
    }
}
