use serde::{Deserialize, Serialize};

use super::{APP, DirectoryUser};
use crate::spec::{Endpoint, Example, Kind, Role, Spec, required};

/// Reads what the directory knows of some users: names for the ids that Nexconn's lists hold.
#[derive(Debug)]
pub struct ReadKnownUsers;

/// Most users of one [`ReadKnownUsers`]: the rows of a page.
pub const KNOWN_USERS_A_CALL: usize = 100;

/// Request of [`ReadKnownUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadKnownUsersRequest {
    /// The app's slug.
    pub app: String,
    /// 1 to [`KNOWN_USERS_A_CALL`] ids.
    pub user_ids: Vec<String>,
}

/// Answer of [`ReadKnownUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownUsers {
    /// Those that the directory knows, by id.
    pub users: Vec<DirectoryUser>,
}

impl Endpoint for ReadKnownUsers {
    type Request = ReadKnownUsersRequest;
    type Response = KnownUsers;
    const SPEC: Spec = Spec {
        name: "readKnownUsers",
        path: "/api/v1/apps/{app}/known-users",
        role: Role::Viewer,
        fields: &[
            required("app", APP),
            required("userIds", Kind::UserIds { max: KNOWN_USERS_A_CALL }),
        ],
        example: Example {
            request: r#"{"app":"dev","userIds":["jlk456j5"]}"#,
            response: r#"{"users":[]}"#,
        },
        ..Spec::POST
    };
}
