use serde::{Deserialize, Serialize};

use crate::Code;
use crate::spec::{
    Endpoint, Example, Group, Impact, Kind, Length, Reason, Role, Spec, optional, required,
};
use crate::wire::Done;

/// What may be said with a request for friendship: at most 128 characters.
pub const FRIEND_EXTRA: Kind = Kind::Text { min: 0, max: Length::Chars(128) };
/// How long a request for friendship waits for consent, in milliseconds: 7 days. (Our choice.)
pub const REQUEST_LIFE: i64 = 7 * 24 * 60 * 60 * 1000;

/// Makes two users friends, or asks the other one first.
///
/// With `action` 1 the other user's permission decides: anyone may add them, a request waits for their consent (code
/// 25461, with HTTP 200), or nobody may. With `action` 2 they are friends at once.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct AddFriend;

/// Request of [`AddFriend`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AddFriendRequest {
    /// Who adds; at most 64 bytes.
    pub user_id: String,
    /// Who is added; at most 64 bytes.
    pub target_id: String,
    /// 1, unless stated: as the other user permits; 2: at once, whatever they permit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<i64>,
    /// What is said with the request, at most 128 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<String>,
}

impl AddFriendRequest {
    /// Value of `action`: as the other user permits.
    pub const AS_PERMITTED: i64 = 1;
    /// Value of `action`: friends at once.
    pub const AT_ONCE: i64 = 2;
}

impl Endpoint for AddFriend {
    type Request = AddFriendRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "addFriend",
        sdk_request: "FriendAddRequest",
        group: Group::Friends,
        path: "/v4/friend/add",
        role: Role::Operator,
        impact: Impact::Reversible { by: "/v4/friend/remove" },
        reason: Reason::Optional,
        refusals: &[
            Code::NO_SUCH_USER,
            Code::ALREADY_FRIENDS,
            Code::WAITS_FOR_CONSENT,
            Code::BLOCKED_BY_TARGET,
            Code::TARGET_IS_BLOCKED,
            Code::OWN_FRIENDS_FULL,
            Code::TARGET_FRIENDS_FULL,
            Code::REFUSES_FRIENDS,
            Code::ADDS_ITSELF,
            Code::SOFT_DELETED,
        ],
        fields: &[
            required("userId", Kind::UserId),
            required("targetId", Kind::UserId),
            optional("action", Kind::Int { min: 1, max: 2 }),
            optional("extra", FRIEND_EXTRA),
        ],
        example: Example {
            request: r#"{"userId":"id1","targetId":"id2","action":2,"extra":"From the cycling club"}"#,
            response: r#"{"code":0}"#,
        },
        doc: "user/friend-profile/add-friend",
        ..Spec::POST
    };
}
