use serde::{Deserialize, Serialize};

use super::FriendExtProfile;
use super::check::check_attributes;
use crate::Code;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Length, Role, Spec, optional, required};
use crate::wire::Done;

/// What a user may call a friend: at most 64 characters; empty clears it.
pub const FRIEND_ALIAS: Kind = Kind::Text { min: 0, max: Length::Chars(64) };

/// Sets what a user notes about a friend: an alias and attributes. Only the user sees them.
///
/// A missing alias clears the alias. Attributes that are not named stay; an empty text clears one.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SetFriendProfile;

/// Request of [`SetFriendProfile`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SetFriendProfileRequest {
    /// Who notes; at most 64 bytes.
    pub user_id: String,
    /// About which friend; at most 64 bytes.
    pub target_id: String,
    /// What the user calls the friend, at most 64 characters; cleared when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
    /// Attributes by their keys; at most [`FRIEND_ATTRIBUTES`](super::FRIEND_ATTRIBUTES).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub friend_ext_profile: Option<FriendExtProfile>,
}

impl Endpoint for SetFriendProfile {
    type Request = SetFriendProfileRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "setFriendProfile",
        sdk_request: "FriendProfileSetRequest",
        group: Group::Friends,
        path: "/v4/friend/profile/set",
        role: Role::Operator,
        impact: Impact::Reversible { by: "/v4/friend/profile/set" },
        refusals: &[
            Code::NO_SUCH_USER,
            Code::NOT_FRIENDS,
            Code::TOO_MANY_FRIEND_ATTRIBUTES,
            Code::NO_SUCH_FRIEND,
        ],
        fields: &[
            required("userId", Kind::UserId),
            required("targetId", Kind::UserId),
            optional("alias", FRIEND_ALIAS),
            optional("friendExtProfile", Kind::Object),
        ],
        rule: Some(check_attributes),
        example: Example {
            request: r#"{"userId":"id1","targetId":"id2","alias":"zs","friendExtProfile":{"ext_key1":"value1"}}"#,
            response: r#"{"code":0}"#,
        },
        doc: "user/friend-profile/set-friend-info",
        ..Spec::POST
    };
}
