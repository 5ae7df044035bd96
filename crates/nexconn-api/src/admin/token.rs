use serde::{Deserialize, Serialize};

use super::APP;
use crate::Secret;
use crate::spec::{Endpoint, Example, Kind, Length, Role, Spec, required};

/// Longest access token that is looked up, in bytes.
pub const TOKEN_BYTES: usize = 1024;

/// Tells whose an access token is, if it was issued through the gateway.
///
/// The gateway keeps no token, only the digest of each, until the user is erased. A token that works may be unknown
/// here, and one that is known may have expired.
#[derive(Debug)]
pub struct FindToken;

/// Request of [`FindToken`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FindTokenRequest {
    /// The app's slug.
    pub app: String,
    /// The access token. It travels in the body, which no log holds.
    pub access_token: Secret,
}

/// Answer of [`FindToken`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundToken {
    /// Whose it is; none where the gateway did not issue it.
    pub owner: Option<TokenOwner>,
}

/// The user of an access token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TokenOwner {
    /// The user's id.
    pub user_id: String,
    /// Registered name, where the directory knows it.
    pub name: Option<String>,
    /// When it was issued, in Unix milliseconds.
    pub issued_at: i64,
}

impl Endpoint for FindToken {
    type Request = FindTokenRequest;
    type Response = FoundToken;
    const SPEC: Spec = Spec {
        name: "findToken",
        path: "/api/v1/apps/{app}/find-token",
        role: Role::Viewer,
        fields: &[
            required("app", APP),
            required("accessToken", Kind::Text { min: 1, max: Length::Bytes(TOKEN_BYTES) }),
        ],
        example: Example {
            request: r#"{"app":"dev","accessToken":"7FDmy0Fou41r+A6H8VODu233zkQsbE8e"}"#,
            response: r#"{"owner":{"userId":"jlk456j5","name":"name","issuedAt":1730192400000}}"#,
        },
        ..Spec::POST
    };
}
