use serde::{Deserialize, Serialize};

use super::APP;
use crate::spec::{Endpoint, Example, Kind, Role, Spec, required};

/// Reads when users were blocked through this gateway, and by whom: Nexconn's blocklists have no dates.
#[derive(Debug)]
pub struct ReadBlocksMade;

/// Most users of one [`ReadBlocksMade`]: a page of a blocklist.
pub const BLOCKS_A_CALL: usize = 1000;

/// Request of [`ReadBlocksMade`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadBlocksMadeRequest {
    /// The app's slug.
    pub app: String,
    /// Whose blocklist it is.
    pub user_id: String,
    /// 1 to [`BLOCKS_A_CALL`] ids of users on it.
    pub blocked_user_ids: Vec<String>,
}

/// Answer of [`ReadBlocksMade`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlocksMade {
    /// Those who were put on the blocklist through this gateway and not taken off since, in no order.
    pub blocks: Vec<BlockMade>,
}

/// How somebody came on a blocklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BlockMade {
    /// Who is blocked.
    pub blocked_user_id: String,
    /// When, in Unix milliseconds.
    pub at: i64,
    /// E-mail of the admin.
    pub admin: String,
    /// Number of the entry in the audit log.
    pub entry: i64,
}

impl Endpoint for ReadBlocksMade {
    type Request = ReadBlocksMadeRequest;
    type Response = BlocksMade;
    const SPEC: Spec = Spec {
        name: "readBlocksMade",
        path: "/api/v1/apps/{app}/blocks-made",
        role: Role::Viewer,
        fields: &[
            required("app", APP),
            required("userId", Kind::UserId),
            required("blockedUserIds", Kind::UserIds { max: BLOCKS_A_CALL }),
        ],
        example: Example {
            request: r#"{"app":"dev","userId":"jlk456j5","blockedUserIds":["jlk454"]}"#,
            response: r#"{"blocks":[{"blockedUserId":"jlk454","at":1730192400000,"admin":"noor@example.com","entry":7}]}"#,
        },
        ..Spec::POST
    };
}
