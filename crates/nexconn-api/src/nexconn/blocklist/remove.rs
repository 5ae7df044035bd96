use serde::{Deserialize, Serialize};

use crate::Code;
use crate::nexconn::USERS_A_CALL;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Reason, Role, Spec, required};
use crate::wire::Done;

/// Takes users off one user's blocklist. Those that are not on it are passed over.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct RemoveUserBlocklist;

/// Request of [`RemoveUserBlocklist`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RemoveUserBlocklistRequest {
    /// Whose blocklist it is.
    pub user_id: String,
    /// Who is blocked no more: 1 to 20 ids.
    pub blocked_user_ids: Vec<String>,
}

impl Endpoint for RemoveUserBlocklist {
    type Request = RemoveUserBlocklistRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "removeUserBlocklist",
        sdk_request: "UserBlocklistRemoveRequest",
        path: "/v4/user/blocklist/remove",
        group: Group::Blocklist,
        role: Role::Moderator,
        impact: Impact::Reversible { by: "/v4/user/blocklist/add" },
        reason: Reason::Optional,
        refusals: &[Code::BLOCKLIST_NOT_ENABLED],
        fields: &[
            required("userId", Kind::UserId),
            required("blockedUserIds", Kind::UserIds { max: USERS_A_CALL }),
        ],
        example: Example {
            request: r#"{"userId":"jlk456j5","blockedUserIds":["jlk454"]}"#,
            response: r#"{"code":0}"#,
        },
        doc: "user/blacklist/remove-from-blacklist",
        ..Spec::POST
    };
}
