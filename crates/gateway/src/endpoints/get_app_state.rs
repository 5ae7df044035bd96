use nexconn_api::admin::{AppState, GetAppState, GetAppStateRequest};

use super::{Context, Handle};
use crate::sessions::access;
use crate::{Error, app_state};

impl Handle for GetAppState {
    async fn handle(context: &mut Context, request: GetAppStateRequest) -> Result<AppState, Error> {
        let app = access::find_app(context, &request.app)?;
        app_state::get(&context.shared, app, &context.request_id).await
    }
}
