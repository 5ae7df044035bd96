use serde::{Deserialize, Serialize};

use super::ConnectionState;
use crate::admin::APP;
use crate::spec::{Endpoint, Example, Role, Spec, required};

/// Asks each server of an app's service something harmless now, and tells how it answers.
#[derive(Debug)]
pub struct CheckConnection;

/// Request of [`CheckConnection`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckConnectionRequest {
    /// The app's slug.
    pub app: String,
}

impl Endpoint for CheckConnection {
    type Request = CheckConnectionRequest;
    type Response = ConnectionState;
    const SPEC: Spec = Spec {
        name: "checkConnection",
        path: "/api/v1/apps/{app}/connection/check",
        role: Role::Viewer,
        fields: &[required("app", APP)],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#"{"servers":[{"baseUrl":"https://api.sg-light-api.com","backup":false,"preferred":true,"answered":{"at":1730192400000,"millis":118},"failed":null,"latencies":[118]},{"baseUrl":"https://api-b.sg-light-api.com","backup":true,"preferred":false,"answered":null,"failed":{"at":1730192400000,"why":{"refused":{"http":401,"code":1004}}},"latencies":[]}],"clock":{"millis":3800,"within":500,"at":1730192400000}}"#,
        },
        ..Spec::POST
    };
}
