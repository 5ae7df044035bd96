use nexconn_api::admin::{Job, ResumeJob, SteerJobRequest};

use super::{Context, Handle};
use crate::Error;

impl Handle for ResumeJob {
    async fn handle(_: &mut Context, _: SteerJobRequest) -> Result<Job, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
