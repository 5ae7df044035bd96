use nexconn_api::nexconn::{SetChannelTypeMute, SetChannelTypeMuteRequest};
use nexconn_api::wire::Done;

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::mutes;

impl Handle for SetChannelTypeMute {
    /// There is one type of channels in which users can be muted.
    async fn handle(call: &mut Call, request: SetChannelTypeMuteRequest) -> Result<Done, Error> {
        let now = call.now;
        for user_id in &request.user_ids {
            if request.mute_state == 1 {
                mutes::set(call.database(), user_id, now).await?;
            } else {
                mutes::lift(call.database(), user_id).await?;
            }
        }
        Ok(Done)
    }
}
