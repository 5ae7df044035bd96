use nexconn_api::Code;
use nexconn_api::local::{
    ListTestUsers, ListTestUsersRequest, TEST_USERS_A_PAGE, TestUser, TestUsers,
};

use super::{Handle, check_has_test_users};
use crate::Error;
use crate::call::Call;
use crate::store::users;

impl Handle for ListTestUsers {
    async fn handle(call: &mut Call, request: ListTestUsersRequest) -> Result<TestUsers, Error> {
        check_has_test_users(call)?;
        let after = request.page_token.as_deref().map(read_token).transpose()?;
        let size = request.page_size.unwrap_or(TEST_USERS_A_PAGE);
        // One more tells whether there is another page.
        let mut found = users::list(call.database(), after, size + 1).await?;
        let more = i64::try_from(found.len()).is_ok_and(|length| length > size);
        if more {
            found.pop();
        }
        let last = found.last().filter(|_| more);
        let page_token = last.map(|user| format!("{}.{}", user.created_at, user.user_id));
        let told = |user: users::Registered| TestUser {
            user_id: user.user_id,
            name: user.name,
            created_at: user.created_at,
            soft_deleted: user.soft_deleted,
        };
        Ok(TestUsers { users: found.into_iter().map(told).collect(), page_token })
    }
}

/// The time of registration and the id of the user after whom a page begins.
fn read_token(token: &str) -> Result<(i64, &str), Error> {
    token
        .split_once('.')
        .and_then(|(created_at, user_id)| Some((created_at.parse().ok()?, user_id)))
        .ok_or_else(|| Error::refused(Code::INVALID_PAGE_TOKEN, "pageToken cannot be parsed"))
}
