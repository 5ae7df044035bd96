use serde::{Deserialize, Serialize};

use super::{APP, Job, OPERATION};
use crate::spec::{Endpoint, Example, Impact, Spec, required};

/// Fills the directory of an app with the users that Nexconn lists: the banned and the soft-deleted
/// ones. Nexconn has no list of all users.
///
/// It is a job: its users are those that were found, and how many there will be is not known before
/// it is done. One runs at a time for an app.
#[derive(Debug)]
pub struct FillDirectory;

/// Request of [`FillDirectory`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FillDirectoryRequest {
    /// The app's slug.
    pub app: String,
    /// A UUID made for this intent; the same one again returns the job that it made.
    pub operation: String,
}

impl Endpoint for FillDirectory {
    type Request = FillDirectoryRequest;
    type Response = Job;
    const SPEC: Spec = Spec {
        name: "fillDirectory",
        path: "/api/v1/apps/{app}/directory/fill",
        impact: Impact::Final,
        fields: &[required("app", APP), required("operation", OPERATION)],
        example: Example {
            request: r#"{"app":"dev","operation":"0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11"}"#,
            response: super::jobs::JOB_EXAMPLE,
        },
        ..Spec::POST
    };
}
