use serde::{Deserialize, Serialize};

use super::FRIENDS_A_CALL;
use crate::Code;
use crate::spec::{Endpoint, Example, Group, Kind, Rate, Role, Spec, required};

/// Tells of a user and others whether they are friends.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetFriendRelationships;

/// Request of [`GetFriendRelationships`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct GetFriendRelationshipsRequest {
    /// One side; at most 64 bytes.
    pub user_id: String,
    /// The others: 1 to [`FRIENDS_A_CALL`] ids.
    pub target_ids: Vec<String>,
}

/// How a user stands to others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Friendships {
    /// One for each of the others.
    pub friendships: Vec<Friendship>,
}

/// How a user stands to another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Friendship {
    /// The other one.
    pub user_id: String,
    /// [`Self::NONE`] or [`Self::MUTUAL`]; 2 and 3 are reserved, one-sided friendships of which none is made.
    pub result: i64,
}

impl Friendship {
    /// Neither is a friend of the other.
    pub const NONE: i64 = 1;
    /// They are friends of each other.
    pub const MUTUAL: i64 = 4;

    /// Whether they are friends of each other.
    pub fn is_mutual(&self) -> bool {
        self.result == Self::MUTUAL
    }
}

impl Endpoint for GetFriendRelationships {
    type Request = GetFriendRelationshipsRequest;
    type Response = Friendships;
    const SPEC: Spec = Spec {
        name: "getFriendRelationships",
        sdk_request: "FriendRelationshipGetRequest",
        group: Group::Friends,
        path: "/v4/friend/relationship/get",
        role: Role::Viewer,
        rate: Rate::UsersPerSecond(100),
        refusals: &[Code::NO_SUCH_USER],
        fields: &[
            required("userId", Kind::UserId),
            required("targetIds", Kind::UserIds { max: FRIENDS_A_CALL }),
        ],
        example: Example {
            request: r#"{"userId":"id1","targetIds":["id2","id4"]}"#,
            response: r#"{"code":0,"result":{"friendships":[{"userId":"id2","result":1},{"userId":"id4","result":4}]}}"#,
        },
        doc: "user/friend-profile/check-friends",
        ..Spec::POST
    };
}
