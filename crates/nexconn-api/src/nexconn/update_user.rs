use serde::{Deserialize, Serialize};

use super::{AVATAR_URL, NAME};
use crate::Code;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Role, Spec, optional, required};
use crate::wire::Done;

/// Changes a user's registration info: the name and avatar that push notifications show.
///
/// Takes effect at once and does not touch the hosted profile.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct UpdateUser;

/// Request of [`UpdateUser`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UpdateUserRequest {
    /// At most 64 bytes.
    pub user_id: String,
    /// 1 to 64 characters; left out: unchanged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// At most 1024 bytes; left out: unchanged, empty: cleared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avatar_url: Option<String>,
}

impl Endpoint for UpdateUser {
    type Request = UpdateUserRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "updateUser",
        group: Group::Users,
        path: "/v4/user/update",
        role: Role::Operator,
        impact: Impact::Reversible { by: "/v4/user/update" },
        refusals: &[Code::NO_SUCH_USER, Code::SOFT_DELETED],
        fields: &[
            required("userId", Kind::UserId),
            optional("name", NAME),
            optional("avatarUrl", AVATAR_URL),
        ],
        example: Example {
            request: r#"{"userId":"jlk456j5","name":"name","avatarUrl":"http://example.com/avatar.png"}"#,
            response: r#"{"code":0}"#,
        },
        doc: "user/modify",
        sdk_request: "UserUpdateRequest",
        ..Spec::POST
    };
}
