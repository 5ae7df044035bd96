use nexconn_api::nexconn::{RemoveAllFriends, RemoveAllFriendsRequest};
use nexconn_api::wire::Done;

use super::{Handle, check_registered};
use crate::Error;
use crate::call::Call;
use crate::friendships;

impl Handle for RemoveAllFriends {
    async fn handle(call: &mut Call, request: RemoveAllFriendsRequest) -> Result<Done, Error> {
        check_registered(call, &request.user_id).await?;
        friendships::end_all(call, &request.user_id).await?;
        Ok(Done)
    }
}
