use nexconn_api::admin::{Changed, StandingBansRequest, StopStandingBans};

use super::{Context, Handle};
use crate::Error;

impl Handle for StopStandingBans {
    async fn handle(_: &mut Context, _: StandingBansRequest) -> Result<Changed, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
