use nexconn_api::Endpoint;
use nexconn_api::admin::{Changed, DeclareApp, DeclareAppRequest, Outcome};

use super::{Context, Handle};
use crate::Error;
use crate::app_state::{self, Doer};
use crate::calls::{Intended, once};
use crate::sessions::access;

/// Said where the service tells what was to be declared.
const TOLD: &str = "this app's service tells it itself; change it there";

impl Handle for DeclareApp {
    async fn handle(context: &mut Context, request: DeclareAppRequest) -> Result<Changed, Error> {
        let told = access::find_app(context, &request.app)?.has_console;
        if told && is_of_service(&request) {
            return Err(Error::Conflict(TOLD));
        }
        let intended = Intended {
            app: &request.app,
            operation: &request.operation,
            path: DeclareApp::SPEC.path,
        };
        let (shared, asked) = (context.shared.clone(), request.clone());
        let doer = Doer::of(context)?;
        once(context, intended, &request, async move {
            let entry = app_state::declare(&shared, &asked, &doer).await?;
            let request_id = doer.request_id;
            Ok(Changed { outcome: Outcome::Done, http: None, code: None, request_id, entry })
        })
        .await
    }
}

/// Whether something is declared that a service with the `/console` API tells.
const fn is_of_service(request: &DeclareAppRequest) -> bool {
    request.tokens.is_some()
        || request.hooks.is_some()
        || request.friends_only.is_some()
        || request.blocklist.is_some()
        || request.friend_requests.is_some()
}
