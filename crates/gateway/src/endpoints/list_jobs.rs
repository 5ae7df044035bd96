use nexconn_api::admin::{JobPage, ListJobs, ListJobsRequest};

use super::{Context, Handle};
use crate::Error;

impl Handle for ListJobs {
    async fn handle(_: &mut Context, _: ListJobsRequest) -> Result<JobPage, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
