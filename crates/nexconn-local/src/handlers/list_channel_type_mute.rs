use nexconn_api::nexconn::{
    ListChannelTypeMute, ListChannelTypeMuteRequest, MUTED_A_PAGE, MutedUsers,
};

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::mutes;

impl Handle for ListChannelTypeMute {
    async fn handle(
        call: &mut Call,
        request: ListChannelTypeMuteRequest,
    ) -> Result<MutedUsers, Error> {
        let size = request.page_size.unwrap_or(MUTED_A_PAGE);
        let offset = request.offset.unwrap_or(0);
        Ok(MutedUsers {
            total_count: mutes::count(call.database()).await?,
            muted_user_ids: mutes::list(call.database(), offset, size).await?,
        })
    }
}
