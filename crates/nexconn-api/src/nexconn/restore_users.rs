use serde::{Deserialize, Serialize};

use super::{AcceptedOperation, DELETED_A_CALL};
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Rate, Reason, Role, Spec, required};

/// How long after the request of a soft delete a user cannot be restored, in milliseconds.
pub const RESTORABLE_AFTER: i64 = 60 * 60 * 1000;

/// Makes the ids of soft-deleted users usable again.
///
/// What was erased does not come back: the user needs a new name and a new access token. Like a soft
/// delete, the call only accepts the work. A user cannot be restored within an hour
/// ([`RESTORABLE_AFTER`]) of the request that deleted it; how Nexconn tells that is not documented.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct RestoreUsers;

/// Request of [`RestoreUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RestoreUsersRequest {
    /// 1 to [`DELETED_A_CALL`] ids.
    pub user_ids: Vec<String>,
}

impl Endpoint for RestoreUsers {
    type Request = RestoreUsersRequest;
    type Response = AcceptedOperation;
    const SPEC: Spec = Spec {
        name: "restoreUsers",
        group: Group::Deletion,
        path: "/v4/user/restore",
        role: Role::Owner,
        impact: Impact::Reversible { by: "/v4/user/soft-delete" },
        reason: Reason::Optional,
        rate: Rate::UsersPerSecond(100),
        fields: &[required("userIds", Kind::UserIds { max: DELETED_A_CALL })],
        example: Example {
            request: r#"{"userIds":["user_001","user_002"]}"#,
            response: r#"{"code":0,"result":{"operationId":"C70B-B1D6-82E8-5SBO"}}"#,
        },
        doc: "user/deactivation/reactivate",
        sdk_request: "UserIdsMax100Request",
        ..Spec::POST
    };
}
