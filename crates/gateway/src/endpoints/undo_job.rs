use nexconn_api::admin::{Job, SteerJobRequest, UndoJob};

use super::{Context, Handle, steer_job};
use crate::Error;
use crate::jobs::{self, Maker};

impl Handle for UndoJob {
    async fn handle(context: &mut Context, request: SteerJobRequest) -> Result<Job, Error> {
        steer_job::check_role(context, &request.app, request.job).await?;
        let session = context.signed_in()?;
        let maker =
            Maker { admin: session.admin, email: &session.email, request_id: &context.request_id };
        let job = (request.app.as_str(), request.job);
        jobs::undo(&context.shared, maker, job, &request.operation).await
    }
}
