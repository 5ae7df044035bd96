use nexconn_api::admin::{KickUsers, KickUsersRequest, Kicked};

use super::{Context, Handle};
use crate::Error;

impl Handle for KickUsers {
    async fn handle(_: &mut Context, _: KickUsersRequest) -> Result<Kicked, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
