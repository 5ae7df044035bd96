use nexconn_api::Code;
use nexconn_api::local::{DeleteTestUsers, DeleteTestUsersRequest};
use nexconn_api::wire::Done;

use super::{Handle, check_has_test_users};
use crate::Error;
use crate::call::Call;
use crate::store::{operations, users};

impl Handle for DeleteTestUsers {
    async fn handle(call: &mut Call, request: DeleteTestUsersRequest) -> Result<Done, Error> {
        check_has_test_users(call)?;
        for user_id in request.user_ids {
            if users::remove(call.database(), &user_id).await? {
                operations::forget_user(call.database(), &user_id).await?;
                call.cut(user_id, Code::INVALID_TOKEN).await?;
            }
        }
        Ok(Done)
    }
}
