use nexconn_api::admin::{RecogniseUsers, RecogniseUsersRequest, Recognised};

use super::{Context, Handle};
use crate::Error;

impl Handle for RecogniseUsers {
    async fn handle(_: &mut Context, _: RecogniseUsersRequest) -> Result<Recognised, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
