use nexconn_api::nexconn::{SetFriendPermission, SetFriendPermissionRequest};
use nexconn_api::wire::Done;

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::friend_permissions;

impl Handle for SetFriendPermission {
    async fn handle(call: &mut Call, request: SetFriendPermissionRequest) -> Result<Done, Error> {
        let permission = request.permission_type.into();
        for user_id in &request.user_ids {
            friend_permissions::set(call.database(), user_id, permission).await?;
        }
        Ok(Done)
    }
}
