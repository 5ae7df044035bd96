use nexconn_api::Code;
use nexconn_api::nexconn::{BanUsers, BanUsersRequest};
use nexconn_api::wire::Done;

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::bans;

const MINUTE: i64 = 60_000;

impl Handle for BanUsers {
    async fn handle(call: &mut Call, request: BanUsersRequest) -> Result<Done, Error> {
        let ends_at = call.now + request.duration_minutes * MINUTE;
        for user_id in request.user_ids {
            if bans::set(call.database(), &user_id, ends_at).await? {
                call.cut(user_id, Code::CUT_BY_BAN).await?;
            }
        }
        Ok(Done)
    }
}
