//! The endpoints that steer a job.

use nexconn_api::Endpoint;
use nexconn_api::admin::{CancelJob, Job, PauseJob, ResumeJob, RetryJob, SteerJobRequest};

use super::{Context, Handle};
use crate::Error;
use crate::calls::{Intended, once};
use crate::jobs::{self, Maker, Steering};
use crate::sessions::access;

impl Handle for PauseJob {
    async fn handle(context: &mut Context, request: SteerJobRequest) -> Result<Job, Error> {
        steer(context, request, PauseJob::SPEC.path, Steering::Pause).await
    }
}

impl Handle for ResumeJob {
    async fn handle(context: &mut Context, request: SteerJobRequest) -> Result<Job, Error> {
        steer(context, request, ResumeJob::SPEC.path, Steering::Resume).await
    }
}

impl Handle for CancelJob {
    async fn handle(context: &mut Context, request: SteerJobRequest) -> Result<Job, Error> {
        steer(context, request, CancelJob::SPEC.path, Steering::Cancel).await
    }
}

impl Handle for RetryJob {
    async fn handle(context: &mut Context, request: SteerJobRequest) -> Result<Job, Error> {
        steer(context, request, RetryJob::SPEC.path, Steering::Retry).await
    }
}

/// Checks that the admin may do what a job does; where it takes another one back, what that one did.
pub(super) async fn check_role(context: &Context, app: &str, job: i64) -> Result<(), Error> {
    let mut job = jobs::find(&context.shared, app, job).await?;
    if let Some(undone) = job.undoes {
        job = jobs::find(&context.shared, app, undone).await?;
    }
    access::check(context, job.action.spec(), Some(app), false)
}

async fn steer(
    context: &Context,
    request: SteerJobRequest,
    path: &'static str,
    steering: Steering,
) -> Result<Job, Error> {
    check_role(context, &request.app, request.job).await?;
    let intended = Intended { app: &request.app, operation: &request.operation, path };
    let (shared, request_id) = (context.shared.clone(), context.request_id.clone());
    let session = context.signed_in()?;
    let (admin, email) = (session.admin, session.email.clone());
    let asked = request.clone();
    once(context, intended, &request, async move {
        let maker = Maker { admin, email: &email, request_id: &request_id };
        jobs::steer(&shared, maker, path, (&asked.app, asked.job), steering).await
    })
    .await
}
