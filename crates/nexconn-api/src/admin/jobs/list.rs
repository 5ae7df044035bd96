use serde::{Deserialize, Serialize};

use super::Job;
use crate::admin::{APP, CURSOR, LIMIT};
use crate::spec::{Endpoint, Example, Kind, Role, Spec, optional, required};

/// Lists the jobs of an app, latest first.
#[derive(Debug)]
pub struct ListJobs;

/// Request of [`ListJobs`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListJobsRequest {
    /// The app's slug.
    pub app: String,
    /// Those with this user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// `next` of an earlier page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Rows on the page, 1 to 100; 50 unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of jobs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobPage {
    /// The rows.
    pub jobs: Vec<Job>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
    /// How many jobs are queued, running or paused.
    pub open: u64,
}

impl Endpoint for ListJobs {
    type Request = ListJobsRequest;
    type Response = JobPage;
    const SPEC: Spec = Spec {
        name: "listJobs",
        path: "/api/v1/apps/{app}/jobs",
        role: Role::Viewer,
        fields: &[
            required("app", APP),
            optional("user", Kind::UserId),
            optional("after", CURSOR),
            optional("limit", LIMIT),
        ],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#"{"jobs":[],"next":null,"open":0}"#,
        },
        ..Spec::GET
    };
}
