use serde::{Deserialize, Serialize};

use super::USERS_A_CALL;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Reason, Role, Spec, required};
use crate::wire::Done;

/// Makes the access tokens invalid that users obtained before an instant.
///
/// Live connections stay; the next connection with such a token fails, and the app must obtain a
/// new one. Tokens issued from that instant on keep working.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ExpireAccessTokens;

/// Request of [`ExpireAccessTokens`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ExpireAccessTokensRequest {
    /// 1 to 20 ids.
    pub user_ids: Vec<String>,
    /// Unix milliseconds; the current time expires every token.
    pub expires_at: i64,
}

impl Endpoint for ExpireAccessTokens {
    type Request = ExpireAccessTokensRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "expireAccessToken",
        group: Group::AccessTokens,
        path: "/v4/auth/access-token/expire",
        role: Role::Operator,
        impact: Impact::Final,
        reason: Reason::Optional,
        fields: &[
            required("userIds", Kind::UserIds { max: USERS_A_CALL }),
            required("expiresAt", Kind::Instant),
        ],
        example: Example {
            request: r#"{"userIds":["test1","test2"],"expiresAt":1615362955344}"#,
            response: r#"{"code":0}"#,
        },
        doc: "user/expire",
        sdk_request: "AccessTokenExpireRequest",
        ..Spec::POST
    };
}
