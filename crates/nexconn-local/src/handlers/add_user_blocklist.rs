use nexconn_api::Code;
use nexconn_api::choices::BLOCKLIST_USERS;
use nexconn_api::nexconn::{AddUserBlocklist, AddUserBlocklistRequest};
use nexconn_api::wire::Done;

use super::{Handle, check_has_blocklists};
use crate::Error;
use crate::call::Call;
use crate::store::blocklist;

impl Handle for AddUserBlocklist {
    async fn handle(call: &mut Call, request: AddUserBlocklistRequest) -> Result<Done, Error> {
        check_has_blocklists(call).await?;
        let AddUserBlocklistRequest { user_id, target_user_ids } = request;
        for blocked_id in &target_user_ids {
            blocklist::add(call.database(), &user_id, blocked_id).await?;
        }
        if blocklist::count(call.database(), &user_id).await? > BLOCKLIST_USERS {
            let message = format!("a blocklist holds at most {BLOCKLIST_USERS} users");
            return Err(Error::refused(Code::INVALID_PARAMETER, message));
        }
        Ok(Done)
    }
}
