use serde::{Deserialize, Serialize};

use super::check::check_profile;
use super::{UserExtProfile, UserProfile};
use crate::Code;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Role, Spec, optional, required};
use crate::wire::Done;

/// Sets keys of a user's hosted profile; those that are not named stay. The registration info stays too.
///
/// A refusal names the key that is wrong in a field `profileKey` beside the code. At least one of the two
/// objects must be there.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SetUserProfile;

/// Request of [`SetUserProfile`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SetUserProfileRequest {
    /// At most 64 bytes.
    pub user_id: String,
    /// Keys of the basic profile: [`PROFILE_FIELDS`](super::PROFILE_FIELDS).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_profile: Option<UserProfile>,
    /// Custom attributes: at most [`EXT_ATTRIBUTES`](super::EXT_ATTRIBUTES), of declared keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_ext_profile: Option<UserExtProfile>,
}

impl Endpoint for SetUserProfile {
    type Request = SetUserProfileRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "setUserProfile",
        group: Group::Profiles,
        path: "/v4/user/profile/set",
        role: Role::Operator,
        refusals: &[
            Code::UNKNOWN_PROFILE_KEY,
            Code::UNKNOWN_EXT_KEY,
            Code::TOO_MANY_ATTRIBUTES,
            Code::PROFILE_VALUE_TOO_LONG,
            Code::NO_SUCH_PROFILE_USER,
            Code::PROFILE_VALUE_NO_NUMBER,
            Code::PROFILE_VALUE_OUT_OF_RANGE,
            Code::SOFT_DELETED,
        ],
        impact: Impact::Reversible { by: "/v4/user/profile/set" },
        fields: &[
            required("userId", Kind::UserId),
            optional("userProfile", Kind::Object),
            optional("userExtProfile", Kind::Object),
        ],
        rule: Some(check_profile),
        example: Example {
            request: r#"{"userId":"jlk456j5","userProfile":{"name":"小雨","gender":2,"level":5},"userExtProfile":{"ext_city":"Lyon"}}"#,
            response: r#"{"code":0}"#,
        },
        doc: "user/user-profiles/set-user-profiles",
        sdk_request: "UserProfileSetRequest",
        ..Spec::POST
    };
}
