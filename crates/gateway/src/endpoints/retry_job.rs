use nexconn_api::admin::{Job, RetryJob, SteerJobRequest};

use super::{Context, Handle};
use crate::Error;

impl Handle for RetryJob {
    async fn handle(_: &mut Context, _: SteerJobRequest) -> Result<Job, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
