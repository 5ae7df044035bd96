use serde::{Deserialize, Serialize};

use super::DELETED_A_CALL;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Rate, Reason, Role, Spec, required};

/// Soft-deletes users: erases their data for good and lets nobody connect as them any more.
///
/// The call only accepts the work; whether it was done is told for each user by the webhook
/// `user:activation_state`. Name and avatar, messages, channels, push data and the blocklist go; the
/// id, and memberships of groups and communities, stay. Live connections end at once, and no access
/// token is issued until the user is restored.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SoftDeleteUsers;

/// Request of [`SoftDeleteUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SoftDeleteUsersRequest {
    /// 1 to [`DELETED_A_CALL`] ids.
    pub user_ids: Vec<String>,
}

/// Work that was accepted, not done: the answer of [`SoftDeleteUsers`] and of
/// [`RestoreUsers`](super::RestoreUsers).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AcceptedOperation {
    /// By which the webhook tells the operation's outcomes (it calls the field `operateId`).
    pub operation_id: String,
}

impl Endpoint for SoftDeleteUsers {
    type Request = SoftDeleteUsersRequest;
    type Response = AcceptedOperation;
    const SPEC: Spec = Spec {
        name: "softDeleteUsers",
        group: Group::Deletion,
        path: "/v4/user/soft-delete",
        role: Role::Owner,
        impact: Impact::Final,
        reason: Reason::Optional,
        rate: Rate::UsersPerSecond(100),
        fields: &[required("userIds", Kind::UserIds { max: DELETED_A_CALL })],
        example: Example {
            request: r#"{"userIds":["user_001","user_002"]}"#,
            response: r#"{"code":0,"result":{"operationId":"op-delete-001"}}"#,
        },
        doc: "user/deactivation/deactivate",
        sdk_request: "UserIdsMax100Request",
        ..Spec::POST
    };
}
