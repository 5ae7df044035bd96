use nexconn_api::local::{SetTokenValidity, SetTokenValidityRequest};
use nexconn_api::wire::Done;

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::settings;

impl Handle for SetTokenValidity {
    async fn handle(call: &mut Call, request: SetTokenValidityRequest) -> Result<Done, Error> {
        settings::set_token_validity(call.database(), request.minutes).await?;
        Ok(Done)
    }
}
