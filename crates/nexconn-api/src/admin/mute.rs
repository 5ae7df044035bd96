use serde::{Deserialize, Serialize};

use super::{APP, Finding};
use crate::spec::{Endpoint, Example, Kind, Role, Spec, required};

/// Tells whether a user is muted in direct channels. Nexconn lists all who are, without a search: its list is read until
/// the user is found, and no further than its first [`MUTED_SEARCHED`] users.
#[derive(Debug)]
pub struct FindMute;

/// So many muted users are searched for one.
pub const MUTED_SEARCHED: i64 = 2000;

/// Request of [`FindMute`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FindMuteRequest {
    /// The app's slug.
    pub app: String,
    /// The user's id.
    pub user_id: String,
}

/// Answer of [`FindMute`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundMute {
    /// Whether the user is muted; not known where the list could not be read, or goes on.
    pub muted: Finding<Option<bool>>,
    /// When Nexconn was asked, in Unix milliseconds.
    pub at: i64,
}

impl Endpoint for FindMute {
    type Request = FindMuteRequest;
    type Response = FoundMute;
    const SPEC: Spec = Spec {
        name: "findMute",
        path: "/api/v1/apps/{app}/users/{userId}/mute",
        role: Role::Viewer,
        fields: &[required("app", APP), required("userId", Kind::UserId)],
        example: Example {
            request: r#"{"app":"dev","userId":"jlk456j5"}"#,
            response: r#"{"muted":{"known":true},"at":1730192400000}"#,
        },
        ..Spec::GET
    };
}
