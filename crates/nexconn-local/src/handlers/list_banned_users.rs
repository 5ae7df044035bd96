use nexconn_api::nexconn::{BannedUsers, ListBannedUsers, ListBannedUsersRequest};

use super::{Handle, no_such_user};
use crate::Error;
use crate::call::Call;

impl Handle for ListBannedUsers {
    async fn handle(_: &mut Call, _: ListBannedUsersRequest) -> Result<BannedUsers, Error> {
        Err(no_such_user())
    }
}
