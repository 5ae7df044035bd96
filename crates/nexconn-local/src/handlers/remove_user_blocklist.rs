use nexconn_api::nexconn::{RemoveUserBlocklist, RemoveUserBlocklistRequest};
use nexconn_api::wire::Done;

use super::{Handle, check_has_blocklists};
use crate::Error;
use crate::call::Call;
use crate::store::blocklist;

impl Handle for RemoveUserBlocklist {
    async fn handle(call: &mut Call, request: RemoveUserBlocklistRequest) -> Result<Done, Error> {
        check_has_blocklists(call).await?;
        let RemoveUserBlocklistRequest { user_id, blocked_user_ids } = request;
        for blocked_id in &blocked_user_ids {
            blocklist::remove(call.database(), &user_id, blocked_id).await?;
        }
        Ok(Done)
    }
}
