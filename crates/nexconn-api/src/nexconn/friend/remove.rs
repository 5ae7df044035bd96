use serde::{Deserialize, Serialize};

use super::FRIENDS_A_CALL;
use crate::Code;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Rate, Reason, Role, Spec, required};
use crate::wire::Done;

/// Ends the friendship of a user with others, on both sides. Aliases and attributes of it go too.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct RemoveFriends;

/// Request of [`RemoveFriends`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RemoveFriendsRequest {
    /// Whose friends; at most 64 bytes.
    pub user_id: String,
    /// 1 to [`FRIENDS_A_CALL`] ids.
    pub target_ids: Vec<String>,
}

impl Endpoint for RemoveFriends {
    type Request = RemoveFriendsRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "removeFriends",
        sdk_request: "FriendDeleteRequest",
        group: Group::Friends,
        path: "/v4/friend/remove",
        aliases: &["/v4/friend/delete"],
        role: Role::Operator,
        impact: Impact::Reversible { by: "/v4/friend/add" },
        reason: Reason::Optional,
        rate: Rate::UsersPerSecond(100),
        refusals: &[Code::NO_SUCH_USER],
        fields: &[
            required("userId", Kind::UserId),
            required("targetIds", Kind::UserIds { max: FRIENDS_A_CALL }),
        ],
        example: Example {
            request: r#"{"userId":"id1","targetIds":["id2","id3"]}"#,
            response: r#"{"code":0}"#,
        },
        doc: "user/friend-profile/delete-friend",
        ..Spec::POST
    };
}

/// Ends every friendship of a user, on both sides.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct RemoveAllFriends;

/// Request of [`RemoveAllFriends`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RemoveAllFriendsRequest {
    /// Whose friends; at most 64 bytes.
    pub user_id: String,
}

impl Endpoint for RemoveAllFriends {
    type Request = RemoveAllFriendsRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "removeAllFriends",
        sdk_request: "FriendCleanRequest",
        group: Group::Friends,
        path: "/v4/friend/remove-all",
        role: Role::Operator,
        impact: Impact::Final,
        reason: Reason::Optional,
        refusals: &[Code::NO_SUCH_USER],
        fields: &[required("userId", Kind::UserId)],
        example: Example { request: r#"{"userId":"id1"}"#, response: r#"{"code":0}"# },
        doc: "user/friend-profile/clean-friend",
        ..Spec::POST
    };
}
