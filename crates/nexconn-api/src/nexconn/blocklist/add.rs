use serde::{Deserialize, Serialize};

use crate::Code;
use crate::nexconn::USERS_A_CALL;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Reason, Role, Spec, required};
use crate::wire::Done;

/// Blocks users for one user: that user takes no direct messages of theirs any more.
///
/// Messages the other way are taken as before, and so are those that a server sends unless it asks for the check.
/// How many a blocklist holds depends on the plan. The field of the list has another name than in removing.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct AddUserBlocklist;

/// Request of [`AddUserBlocklist`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AddUserBlocklistRequest {
    /// Who blocks.
    pub user_id: String,
    /// Who is blocked: 1 to 20 ids.
    pub target_user_ids: Vec<String>,
}

impl Endpoint for AddUserBlocklist {
    type Request = AddUserBlocklistRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "addUserBlocklist",
        sdk_request: "UserBlocklistAddRequest",
        path: "/v4/user/blocklist/add",
        group: Group::Blocklist,
        role: Role::Moderator,
        impact: Impact::Reversible { by: "/v4/user/blocklist/remove" },
        reason: Reason::Optional,
        refusals: &[Code::BLOCKLIST_NOT_ENABLED],
        fields: &[
            required("userId", Kind::UserId),
            required("targetUserIds", Kind::UserIds { max: USERS_A_CALL }),
        ],
        example: Example {
            request: r#"{"userId":"jlk456j5","targetUserIds":["jlk454","jlk457"]}"#,
            response: r#"{"code":0}"#,
        },
        doc: "user/blacklist/add-to-blacklist",
        ..Spec::POST
    };
}
