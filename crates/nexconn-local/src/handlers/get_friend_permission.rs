use std::collections::HashSet;

use nexconn_api::nexconn::{
    FriendPermissions, GetFriendPermission, GetFriendPermissionRequest, UserFriendPermission,
};

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::friendships;
use crate::store::deletions;

impl Handle for GetFriendPermission {
    /// In the order of the request, each once; unknown ids are left out.
    async fn handle(
        call: &mut Call,
        request: GetFriendPermissionRequest,
    ) -> Result<FriendPermissions, Error> {
        let (mut seen, mut permissions) = (HashSet::new(), Vec::new());
        for user_id in request.user_ids {
            let is_new = seen.insert(user_id.clone());
            if is_new && deletions::standing(call.database(), &user_id).await?.is_some() {
                let permission_type = friendships::permission(call, &user_id).await?;
                permissions.push(UserFriendPermission { user_id, permission_type });
            }
        }
        Ok(FriendPermissions { permissions })
    }
}
