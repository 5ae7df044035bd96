use serde::{Deserialize, Serialize};

use crate::Secret;
use crate::spec::{Endpoint, Example, Group, Impact, Spec};

/// Gives the app a new App Secret. The old one is refused from then on, and every access token of the
/// app is invalid; live connections stay.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct RefreshAppSecret;

/// Request of [`RefreshAppSecret`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct RefreshAppSecretRequest {}

/// Answer of [`RefreshAppSecret`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RefreshedAppSecret {
    /// What signs the app's requests from now on: for the gateway, never for a browser.
    pub app_secret: Secret,
}

impl Endpoint for RefreshAppSecret {
    type Request = RefreshAppSecretRequest;
    type Response = RefreshedAppSecret;
    const SPEC: Spec = Spec {
        name: "refreshAppSecret",
        group: Group::Local,
        path: "/console/app-secret/refresh",
        impact: Impact::Final,
        forwarded: false,
        example: Example {
            request: "{}",
            response: r#"{"code":0,"result":{"appSecret":"0f6f1c0e9bd7d2d3a3a4d9d2c1f3b5a7"}}"#,
        },
        ..Spec::POST
    };
}
