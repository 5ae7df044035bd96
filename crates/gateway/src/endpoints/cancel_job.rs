use nexconn_api::admin::{CancelJob, Job, SteerJobRequest};

use super::{Context, Handle};
use crate::Error;

impl Handle for CancelJob {
    async fn handle(_: &mut Context, _: SteerJobRequest) -> Result<Job, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
