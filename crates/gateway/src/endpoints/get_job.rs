use nexconn_api::admin::{GetJob, GetJobRequest, JobDetail};

use super::{Context, Handle};
use crate::Error;

impl Handle for GetJob {
    async fn handle(_: &mut Context, _: GetJobRequest) -> Result<JobDetail, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
