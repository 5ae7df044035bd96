use nexconn_api::Endpoint;
use nexconn_api::admin::{DeleteSession, DeleteSessionRequest};
use nexconn_api::wire::Done;

use super::{Context, Handle};
use crate::sessions::{cookie, store};
use crate::{Error, audit};

impl Handle for DeleteSession {
    const BEFORE_PASSWORD: bool = true;

    async fn handle(context: &mut Context, _: DeleteSessionRequest) -> Result<Done, Error> {
        let session = context.signed_in()?;
        let mut transaction = context.shared.database.write().await?;
        store::end(&mut transaction, &session.digest).await?;
        let action = DeleteSession::SPEC.path;
        audit::own(&mut transaction, &session.email, action, &context.request_id, context.now)
            .await?;
        transaction.commit().await?;
        // Its streams end.
        context.shared.events.wake();
        cookie::clear(context)?;
        Ok(Done)
    }
}
