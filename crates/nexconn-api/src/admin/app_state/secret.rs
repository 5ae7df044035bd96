use serde::{Deserialize, Serialize};

use crate::admin::{APP, CASE, Changed, OPERATION, REASON};
use crate::spec::{Endpoint, Example, Impact, Reason, Spec, optional, required};

/// Replaces the App Secret of an app on nexconn-local by a new one, which ends all its access tokens.
/// The gateway signs with the new one from then on. No answer holds it.
#[derive(Debug)]
pub struct RefreshAppSecret;

/// Request of [`RefreshAppSecret`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefreshAppSecretRequest {
    /// The app's slug.
    pub app: String,
    /// A UUID made for this intent; the same one again has no second effect.
    pub operation: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Number of the admin's case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
}

/// Where the App Secret of an app is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SecretKept {
    /// With the embedded service, where the gateway reads it at its start.
    Service,
    /// In the gateway's file of apps; a new one is written there.
    File,
    /// In the gateway's environment, which it cannot write: the secret cannot be refreshed here.
    Variable,
}

impl Endpoint for RefreshAppSecret {
    type Request = RefreshAppSecretRequest;
    type Response = Changed;
    const SPEC: Spec = Spec {
        name: "replaceAppSecret",
        path: "/api/v1/apps/{app}/secret/refresh",
        impact: Impact::Final,
        reason: Reason::Optional,
        fields: &[
            required("app", APP),
            required("operation", OPERATION),
            optional("reason", REASON),
            optional("case", CASE),
        ],
        example: Example {
            request: r#"{"app":"dev","operation":"0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11","reason":"laptop lost"}"#,
            response: r#"{"outcome":"done","http":200,"code":0,"requestId":"r1","entry":7}"#,
        },
        ..Spec::POST
    };
}
