use nexconn_api::admin::{CreateJob, CreateJobRequest, Job};

use super::{Context, Handle};
use crate::Error;
use crate::jobs::{self, Maker};
use crate::sessions::access;

impl Handle for CreateJob {
    async fn handle(context: &mut Context, request: CreateJobRequest) -> Result<Job, Error> {
        access::check(context, request.action.spec(), Some(&request.app), false)?;
        let session = context.signed_in()?;
        let maker =
            Maker { admin: session.admin, email: &session.email, request_id: &context.request_id };
        jobs::create(&context.shared, maker, &request).await
    }
}
