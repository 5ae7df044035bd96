use serde::{Deserialize, Serialize};

use super::FRIENDS_A_CALL;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Rate, Role, Spec, required};
use crate::wire::Done;

/// Who may add a user as a friend: 1 anyone, 2 with the user's approval, 3 nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "openapi",
    derive(schemars::JsonSchema),
    schemars(with = "i64", extend("minimum" = 1, "maximum" = 3))
)]
#[serde(try_from = "i64", into = "i64")]
pub enum FriendPermission {
    /// Anyone, at once.
    Anyone,
    /// Whoever the user approves.
    Approval,
    /// Nobody.
    Nobody,
}

impl FriendPermission {
    /// Every permission, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Anyone, Self::Approval, Self::Nobody];
}

impl From<FriendPermission> for i64 {
    fn from(permission: FriendPermission) -> Self {
        match permission {
            FriendPermission::Anyone => 1,
            FriendPermission::Approval => 2,
            FriendPermission::Nobody => 3,
        }
    }
}

impl TryFrom<i64> for FriendPermission {
    type Error = &'static str;

    fn try_from(number: i64) -> Result<Self, Self::Error> {
        let found = Self::ALL.into_iter().find(|permission| i64::from(*permission) == number);
        found.ok_or("a permission must be 1, 2 or 3")
    }
}

/// Sets who may add users as friends.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SetFriendPermission;

/// Request of [`SetFriendPermission`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SetFriendPermissionRequest {
    /// 1 to [`FRIENDS_A_CALL`] ids.
    pub user_ids: Vec<String>,
    /// 1 anyone, 2 with approval, 3 nobody.
    pub permission_type: FriendPermission,
}

impl Endpoint for SetFriendPermission {
    type Request = SetFriendPermissionRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "setFriendPermission",
        sdk_request: "FriendPermissionSetRequest",
        group: Group::Friends,
        path: "/v4/friend/permission/set",
        role: Role::Operator,
        impact: Impact::Reversible { by: "/v4/friend/permission/set" },
        rate: Rate::UsersPerSecond(100),
        fields: &[
            required("userIds", Kind::UserIds { max: FRIENDS_A_CALL }),
            required("permissionType", Kind::Int { min: 1, max: 3 }),
        ],
        example: Example {
            request: r#"{"userIds":["id1","id2"],"permissionType":2}"#,
            response: r#"{"code":0}"#,
        },
        doc: "user/friend-profile/set-add-friend-permission",
        ..Spec::POST
    };
}

/// Tells who may add users as friends: what was set for them, or the app's preference.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetFriendPermission;

/// Request of [`GetFriendPermission`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct GetFriendPermissionRequest {
    /// 1 to [`FRIENDS_A_CALL`] ids.
    pub user_ids: Vec<String>,
}

/// Who may add users as friends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FriendPermissions {
    /// One for each user who is registered.
    pub permissions: Vec<UserFriendPermission>,
}

/// Who may add a user as a friend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UserFriendPermission {
    /// The user.
    pub user_id: String,
    /// 1 anyone, 2 with approval, 3 nobody.
    pub permission_type: FriendPermission,
}

impl Endpoint for GetFriendPermission {
    type Request = GetFriendPermissionRequest;
    type Response = FriendPermissions;
    const SPEC: Spec = Spec {
        name: "getFriendPermission",
        sdk_request: "FriendPermissionGetRequest",
        group: Group::Friends,
        path: "/v4/friend/permission/get",
        role: Role::Viewer,
        rate: Rate::UsersPerSecond(100),
        fields: &[required("userIds", Kind::UserIds { max: FRIENDS_A_CALL })],
        example: Example {
            request: r#"{"userIds":["id1"]}"#,
            response: r#"{"code":0,"result":{"permissions":[{"userId":"id1","permissionType":1}]}}"#,
        },
        doc: "user/friend-profile/query-add-friend-permission",
        ..Spec::POST
    };
}
