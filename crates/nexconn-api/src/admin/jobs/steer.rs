use serde::{Deserialize, Serialize};

use super::{JOB, JOB_EXAMPLE, Job, OPERATION_EXAMPLE};
use crate::admin::{APP, OPERATION};
use crate::spec::{Endpoint, Example, Impact, Role, Spec, required};

/// Request of the endpoints that steer a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SteerJobRequest {
    /// The app's slug.
    pub app: String,
    /// Number of the job.
    pub job: i64,
    /// A UUID made for this intent; the same one again has no second effect.
    pub operation: String,
}

pub(super) const STEERING: Spec = Spec {
    // The least; the handler asks for the role of the action.
    role: Role::Viewer,
    impact: Impact::Final,
    fields: &[required("app", APP), required("job", JOB), required("operation", OPERATION)],
    example: Example { request: OPERATION_EXAMPLE, response: JOB_EXAMPLE },
    ..Spec::POST
};

/// Holds a job after what is on its way.
#[derive(Debug)]
pub struct PauseJob;

impl Endpoint for PauseJob {
    type Request = SteerJobRequest;
    type Response = Job;
    const SPEC: Spec =
        Spec { name: "pauseJob", path: "/api/v1/apps/{app}/jobs/{job}/pause", ..STEERING };
}

/// Goes on with a paused job.
#[derive(Debug)]
pub struct ResumeJob;

impl Endpoint for ResumeJob {
    type Request = SteerJobRequest;
    type Response = Job;
    const SPEC: Spec =
        Spec { name: "resumeJob", path: "/api/v1/apps/{app}/jobs/{job}/resume", ..STEERING };
}

/// Ends a job after what is on its way. Users that were not sent stay as they are; what was done stays done.
#[derive(Debug)]
pub struct CancelJob;

impl Endpoint for CancelJob {
    type Request = SteerJobRequest;
    type Response = Job;
    const SPEC: Spec =
        Spec { name: "cancelJob", path: "/api/v1/apps/{app}/jobs/{job}/cancel", ..STEERING };
}

/// Sends the users again that were refused or whose outcome is unknown, in the same job.
#[derive(Debug)]
pub struct RetryJob;

impl Endpoint for RetryJob {
    type Request = SteerJobRequest;
    type Response = Job;
    const SPEC: Spec =
        Spec { name: "retryJob", path: "/api/v1/apps/{app}/jobs/{job}/retry", ..STEERING };
}

/// Makes a job that takes back what another one did; see [`JobAction::can_be_undone`](super::JobAction::can_be_undone).
#[derive(Debug)]
pub struct UndoJob;

impl Endpoint for UndoJob {
    type Request = SteerJobRequest;
    type Response = Job;
    const SPEC: Spec =
        Spec { name: "undoJob", path: "/api/v1/apps/{app}/jobs/{job}/undo", ..STEERING };
}
