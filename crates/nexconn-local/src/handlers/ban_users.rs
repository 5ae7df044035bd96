use nexconn_api::nexconn::{BanUsers, BanUsersRequest};
use nexconn_api::wire::Done;

use super::{Handle, no_such_user};
use crate::Error;
use crate::call::Call;

impl Handle for BanUsers {
    async fn handle(_: &mut Call, _: BanUsersRequest) -> Result<Done, Error> {
        Err(no_such_user())
    }
}
