use serde::{Deserialize, Serialize};

use super::USERS_A_CALL;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Reason, Role, Spec, required};
use crate::wire::Done;

/// Lifts the bans of users, who may connect again at once.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct UnbanUsers;

/// Request of [`UnbanUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnbanUsersRequest {
    /// 1 to 20 ids.
    pub user_ids: Vec<String>,
}

impl Endpoint for UnbanUsers {
    type Request = UnbanUsersRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "unbanUsers",
        group: Group::Bans,
        path: "/v4/user/unban",
        role: Role::Moderator,
        impact: Impact::Reversible { by: "/v4/user/ban" },
        reason: Reason::Optional,
        fields: &[required("userIds", Kind::UserIds { max: USERS_A_CALL })],
        example: Example {
            request: r#"{"userIds":["BWSZNmXBD","jlk456j5"]}"#,
            response: r#"{"code":0}"#,
        },
        doc: "user/unblock",
        sdk_request: "UserIdsMax20Request",
        ..Spec::POST
    };
}
