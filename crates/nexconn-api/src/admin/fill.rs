use serde::{Deserialize, Serialize};

use super::{APP, Job, OPERATION};
use crate::Code;
use crate::spec::{Endpoint, Example, Impact, Spec, required};

/// Fills the directory of an app with the users that Nexconn lists: those with a hosted profile, the
/// banned and the soft-deleted ones. Nexconn has no list of all users.
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

/// The lists of users that Nexconn has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FillList {
    /// Users with a hosted profile.
    Profiles,
    /// Banned users.
    Banned,
    /// Soft-deleted users.
    Deleted,
}

impl FillList {
    /// Every list, in the order in which they are walked.
    pub const ALL: [Self; 3] = [Self::Profiles, Self::Banned, Self::Deleted];

    /// Its name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Profiles => "profiles",
            Self::Banned => "banned",
            Self::Deleted => "deleted",
        }
    }

    /// The list with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }
}

/// A list that Nexconn refused to tell, so that its users are not in the directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedList {
    /// The list.
    pub list: FillList,
    /// HTTP status.
    pub http: u16,
    /// Business code.
    pub code: Code,
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
