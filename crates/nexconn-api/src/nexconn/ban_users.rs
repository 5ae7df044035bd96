use serde::{Deserialize, Serialize};

use super::USERS_A_CALL;
use crate::Code;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Reason, Role, Spec, required};
use crate::wire::Done;

/// Longest ban, in minutes: 30 days. There is no permanent one.
pub const BAN_MINUTES: i64 = 43_200;

/// Bans users from connecting, at once, for a while.
///
/// Live connections are cut and new ones refused until the ban ends by itself. Others may still write
/// to a banned user; what they write within 7 days arrives afterwards. Banning a banned user is
/// not documented: it seems that the new end replaces the old one.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BanUsers;

/// Request of [`BanUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BanUsersRequest {
    /// 1 to 20 ids.
    pub user_ids: Vec<String>,
    /// 1 to 43200, which is 30 days; that 1 is the least is inferred.
    pub duration_minutes: i64,
}

impl Endpoint for BanUsers {
    type Request = BanUsersRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "banUsers",
        group: Group::Bans,
        path: "/v4/user/ban",
        role: Role::Moderator,
        impact: Impact::Reversible { by: "/v4/user/unban" },
        reason: Reason::Required,
        refusals: &[Code::INVALID_BAN_MINUTES],
        fields: &[
            required("userIds", Kind::UserIds { max: USERS_A_CALL }),
            required("durationMinutes", Kind::Int { min: 1, max: BAN_MINUTES }),
        ],
        example: Example {
            request: r#"{"userIds":["BWSZNmXBD","jlk456j5"],"durationMinutes":10}"#,
            response: r#"{"code":0}"#,
        },
        doc: "user/block",
        sdk_request: "UserBanRequest",
        ..Spec::POST
    };
}
