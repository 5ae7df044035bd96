use nexconn_api::admin::{JobPage, ListJobs, ListJobsRequest};

use super::{Context, Handle};
use crate::{Error, jobs};

impl Handle for ListJobs {
    async fn handle(context: &mut Context, request: ListJobsRequest) -> Result<JobPage, Error> {
        jobs::list(&context.shared, &request).await
    }
}
