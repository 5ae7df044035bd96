use std::collections::BTreeSet;

use nexconn_api::nexconn::{RemoveFriends, RemoveFriendsRequest};
use nexconn_api::wire::Done;

use super::{Handle, check_registered};
use crate::Error;
use crate::call::Call;
use crate::friendships;

impl Handle for RemoveFriends {
    async fn handle(call: &mut Call, request: RemoveFriendsRequest) -> Result<Done, Error> {
        check_registered(call, &request.user_id).await?;
        let others: BTreeSet<_> = request.target_ids.iter().collect();
        friendships::end(call, &request.user_id, others).await?;
        Ok(Done)
    }
}
