use nexconn_api::admin::{GetJob, GetJobRequest, JobDetail};

use super::{Context, Handle};
use crate::{Error, jobs};

impl Handle for GetJob {
    async fn handle(context: &mut Context, request: GetJobRequest) -> Result<JobDetail, Error> {
        jobs::detail(&context.shared, &request.app, request.job).await
    }
}
