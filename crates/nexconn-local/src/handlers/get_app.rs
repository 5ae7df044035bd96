use nexconn_api::admin::Environment;
use nexconn_api::choices::DEVELOPMENT_USERS;
use nexconn_api::local::{AppState, GetApp, GetAppRequest};

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::{deletions, settings, users};

impl Handle for GetApp {
    async fn handle(call: &mut Call, _: GetAppRequest) -> Result<AppState, Error> {
        let environment = call.app.environment;
        Ok(AppState {
            environment,
            registered_users: users::count(call.database()).await?,
            soft_deleted_users: deletions::count(call.database()).await?,
            quota: (environment == Environment::Development).then_some(DEVELOPMENT_USERS),
            token_validity_minutes: settings::token_validity(call.database()).await?,
        })
    }
}
