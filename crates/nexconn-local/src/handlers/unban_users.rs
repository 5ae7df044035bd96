use nexconn_api::nexconn::{UnbanUsers, UnbanUsersRequest};
use nexconn_api::wire::Done;

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::bans;

impl Handle for UnbanUsers {
    async fn handle(call: &mut Call, request: UnbanUsersRequest) -> Result<Done, Error> {
        for user_id in &request.user_ids {
            bans::lift(call.database(), user_id).await?;
        }
        Ok(Done)
    }
}
