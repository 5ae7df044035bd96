use nexconn_api::nexconn::{UpdateUser, UpdateUserRequest};
use nexconn_api::wire::Done;

use super::{Handle, no_such_user};
use crate::Error;
use crate::call::Call;
use crate::store::users;

impl Handle for UpdateUser {
    async fn handle(call: &mut Call, request: UpdateUserRequest) -> Result<Done, Error> {
        let UpdateUserRequest { user_id, name, avatar_url } = &request;
        let found =
            users::update(call.database(), user_id, name.as_deref(), avatar_url.as_deref()).await?;
        if found { Ok(Done) } else { Err(no_such_user()) }
    }
}
