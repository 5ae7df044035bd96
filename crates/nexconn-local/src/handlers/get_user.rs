use nexconn_api::nexconn::{GetUser, GetUserRequest, UserInfo};
use nexconn_api::wire::TextTime;

use super::{Handle, no_such_user};
use crate::Error;
use crate::call::Call;
use crate::store::users;

impl Handle for GetUser {
    async fn handle(call: &mut Call, request: GetUserRequest) -> Result<UserInfo, Error> {
        let user =
            users::find(call.database(), &request.user_id).await?.ok_or_else(no_such_user)?;
        let offset = call.service.config.text_time_offset_minutes;
        Ok(UserInfo {
            name: user.name,
            avatar_url: user.avatar_url,
            created_at: TextTime::write(user.created_at, offset),
        })
    }
}
