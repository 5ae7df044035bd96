use serde::{Deserialize, Serialize};

use super::{AVATAR_URL, NAME};
use crate::Code;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Rate, Role, Spec, optional, required};

/// Registers a user and issues an access token; for a registered user, issues a further one.
///
/// Earlier tokens stay valid. The name, and the avatar if given, overwrite what is stored. There is
/// no other way to register a user.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct IssueAccessToken;

/// Request of [`IssueAccessToken`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct IssueAccessTokenRequest {
    /// Letters, digits and `_ = + -`, at most 64 bytes, unique in the app.
    pub user_id: String,
    /// 1 to 64 characters; shown in push notifications.
    pub name: String,
    /// At most 1024 bytes; left out: unchanged, empty: cleared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avatar_url: Option<String>,
}

/// Answer of [`IssueAccessToken`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct IssuedAccessToken {
    /// The user's id again.
    pub user_id: String,
    /// The token with which the user's app connects: a credential, shown once.
    pub access_token: crate::Secret,
}

impl std::fmt::Debug for IssuedAccessToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IssuedAccessToken").field("user_id", &self.user_id).finish_non_exhaustive()
    }
}

impl Endpoint for IssueAccessToken {
    type Request = IssueAccessTokenRequest;
    type Response = IssuedAccessToken;
    const SPEC: Spec = Spec {
        name: "issueAccessToken",
        group: Group::AccessTokens,
        path: "/v4/auth/access-token/issue",
        role: Role::Operator,
        impact: Impact::Reversible { by: "/v4/auth/access-token/expire" },
        rate: Rate::CallsPerSecond(200),
        refusals: &[Code::USER_QUOTA, Code::SOFT_DELETED],
        fields: &[
            required("userId", Kind::NewUserId),
            required("name", NAME),
            optional("avatarUrl", AVATAR_URL),
        ],
        example: Example {
            request: r#"{"userId":"jlk456j5","name":"name","avatarUrl":"http://example.com/avatar.png"}"#,
            response: r#"{"code":0,"result":{"userId":"jlk456j5","accessToken":"7FDmy0Fou41r+A6H8VODu233zkQsbE8eVSFdUMVanNvRnyX1OnFGGw+l486X9KV6ty0gpZxRn8aiuvU8+3VfSzwM8cj754Iz"}}"#,
        },
        doc: "user/register",
        sdk_request: "AccessTokenIssueRequest",
        ..Spec::POST
    };
}
