use nexconn_api::nexconn::{UpdateUser, UpdateUserRequest};
use nexconn_api::wire::Done;

use super::{Handle, check_not_deleted, no_such_user};
use crate::Error;
use crate::call::Call;
use crate::store::users;

impl Handle for UpdateUser {
    async fn handle(call: &mut Call, request: UpdateUserRequest) -> Result<Done, Error> {
        let UpdateUserRequest { user_id, name, avatar_url } = &request;
        check_not_deleted(call, user_id).await?;
        let found =
            users::update(call.database(), user_id, name.as_deref(), avatar_url.as_deref()).await?;
        if found { Ok(Done) } else { Err(no_such_user()) }
    }
}
