use nexconn_api::admin::{Job, PauseJob, SteerJobRequest};

use super::{Context, Handle};
use crate::Error;

impl Handle for PauseJob {
    async fn handle(_: &mut Context, _: SteerJobRequest) -> Result<Job, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
