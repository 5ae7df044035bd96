use serde::{Deserialize, Serialize};

use super::{ItemNote, ItemState, JOB, Job};
use crate::Code;
use crate::admin::APP;
use crate::spec::{Endpoint, Example, Role, Spec, required};

/// Request of the endpoints that read one job.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetJobRequest {
    /// The app's slug.
    pub app: String,
    /// Number of the job.
    pub job: i64,
}

/// Reads one job.
#[derive(Debug)]
pub struct GetJob;

impl Endpoint for GetJob {
    type Request = GetJobRequest;
    type Response = JobDetail;
    const SPEC: Spec = Spec {
        name: "getJob",
        path: "/api/v1/apps/{app}/jobs/{job}",
        role: Role::Viewer,
        fields: &[required("app", APP), required("job", JOB)],
        example: Example {
            request: r#"{"app":"dev","job":1}"#,
            response: r#"{"job":{"id":1,"action":"unban","durationMinutes":null,"expiresAt":null,"permissionType":null,"reason":null,"case":null,"admin":"noor@example.com","createdAt":1730192400000,"startedAt":1730192400000,"finishedAt":1730192401000,"state":"done","counts":{"waiting":0,"sent":0,"done":41,"refused":0,"unknown":1},"usersPerSecond":null,"leftMillis":null,"tokens":null,"undo":{"state":"open","until":1730797200000},"undoes":null},"groups":[{"state":"done","http":200,"code":0,"note":null,"online":null,"count":41}]}"#,
        },
        ..Spec::GET
    };
}

/// A job and its users' outcomes in groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobDetail {
    /// The job.
    pub job: Job,
    /// Users with the same outcome, the most unusual first; those that are done without a note come last.
    pub groups: Vec<JobGroup>,
}

/// Users of a job with the same outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobGroup {
    /// Their state.
    pub state: ItemState,
    /// HTTP status of the answers.
    pub http: Option<u16>,
    /// Business code of the answers.
    pub code: Option<Code>,
    /// What else there is to say.
    pub note: Option<ItemNote>,
    /// For a job that asks whether users are online.
    pub online: Option<bool>,
    /// How many.
    pub count: u64,
}
