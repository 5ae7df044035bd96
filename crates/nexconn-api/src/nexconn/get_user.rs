use serde::{Deserialize, Serialize};

use crate::Code;
use crate::spec::{Endpoint, Example, Group, Kind, Role, Spec, required};
use crate::wire::TextTime;

/// Reads a user's registration info.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetUser;

/// Request of [`GetUser`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct GetUserRequest {
    /// At most 64 bytes.
    pub user_id: String,
}

/// Answer of [`GetUser`]. It does not repeat the id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UserInfo {
    /// The name given at registration or changed since.
    pub name: String,
    /// Empty when there is none.
    #[serde(default)]
    pub avatar_url: String,
    /// When the user was registered.
    pub created_at: TextTime,
}

impl Endpoint for GetUser {
    type Request = GetUserRequest;
    type Response = UserInfo;
    const SPEC: Spec = Spec {
        name: "getUser",
        group: Group::Users,
        path: "/v4/user/get",
        role: Role::Viewer,
        refusals: &[Code::NO_SUCH_USER],
        fields: &[required("userId", Kind::UserId)],
        example: Example {
            request: r#"{"userId":"123"}"#,
            response: r#"{"code":0,"result":{"name":"name","avatarUrl":"","createdAt":"2016-05-24 10:38:19"}}"#,
        },
        doc: "user/get",
        sdk_request: "UserGetRequest",
        ..Spec::POST
    };
}
