use serde::{Deserialize, Serialize};

use crate::spec::{Endpoint, Example, Group, Impact, Kind, Spec, optional};
use crate::wire::Done;

/// Longest validity of access tokens, in minutes: ten years.
pub const TOKEN_VALIDITY_MINUTES: i64 = 10 * 365 * 24 * 60;

/// Sets for how long an access token is valid after it was issued.
///
/// It takes effect at once, for tokens that were issued before too: who connects with one that is
/// older is refused with 31020. Live connections stay.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SetTokenValidity;

/// Request of [`SetTokenValidity`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SetTokenValidityRequest {
    /// 1 to [`TOKEN_VALIDITY_MINUTES`]; left out: tokens never expire by themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<i64>,
}

impl Endpoint for SetTokenValidity {
    type Request = SetTokenValidityRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "setTokenValidity",
        group: Group::Local,
        path: "/console/token-validity/set",
        impact: Impact::Reversible { by: "/console/token-validity/set" },
        fields: &[optional("minutes", Kind::Int { min: 1, max: TOKEN_VALIDITY_MINUTES })],
        example: Example { request: r#"{"minutes":1440}"#, response: r#"{"code":0}"# },
        ..Spec::POST
    };
}
