use nexconn_api::Endpoint;
use nexconn_api::admin::{Changed, RefreshAppSecret, RefreshAppSecretRequest};

use super::{Context, Handle};
use crate::Error;
use crate::app_state::{self, Doer, Refreshing};
use crate::calls::{Intended, once};
use crate::sessions::access;

impl Handle for RefreshAppSecret {
    async fn handle(
        context: &mut Context,
        request: RefreshAppSecretRequest,
    ) -> Result<Changed, Error> {
        let intended = Intended {
            app: &request.app,
            operation: &request.operation,
            path: RefreshAppSecret::SPEC.path,
        };
        let shared = context.shared.clone();
        let refreshing = Refreshing {
            app: access::find_app(context, &request.app)?.clone(),
            request: request.clone(),
            doer: Doer::of(context)?,
        };
        once(
            context,
            intended,
            &request,
            async move { app_state::refresh(&shared, &refreshing).await },
        )
        .await
    }
}
