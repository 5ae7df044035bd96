use nexconn_api::nexconn::{ExpireAccessTokens, ExpireAccessTokensRequest};
use nexconn_api::wire::Done;

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::users;

impl Handle for ExpireAccessTokens {
    async fn handle(call: &mut Call, request: ExpireAccessTokensRequest) -> Result<Done, Error> {
        for user_id in &request.user_ids {
            users::expire_tokens_before(call.database(), user_id, request.expires_at).await?;
        }
        Ok(Done)
    }
}
