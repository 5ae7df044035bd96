use nexconn_api::nexconn::{UnbanUsers, UnbanUsersRequest};
use nexconn_api::wire::Done;

use super::{Handle, no_such_user};
use crate::Error;
use crate::call::Call;

impl Handle for UnbanUsers {
    async fn handle(_: &mut Call, _: UnbanUsersRequest) -> Result<Done, Error> {
        Err(no_such_user())
    }
}
