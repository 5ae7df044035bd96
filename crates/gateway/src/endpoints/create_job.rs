use nexconn_api::admin::{CreateJob, CreateJobRequest, Job};

use super::{Context, Handle};
use crate::Error;

impl Handle for CreateJob {
    async fn handle(_: &mut Context, _: CreateJobRequest) -> Result<Job, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
