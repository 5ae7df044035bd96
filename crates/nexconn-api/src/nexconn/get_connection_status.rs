use serde::{Deserialize, Serialize};

use crate::spec::{Endpoint, Example, Group, Kind, Role, Spec, required};

/// Tells whether a user is online. For views of an admin, not for polling.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetConnectionStatus;

/// Request of [`GetConnectionStatus`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct GetConnectionStatusRequest {
    /// At most 64 bytes.
    pub user_id: String,
}

/// Answer of [`GetConnectionStatus`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ConnectionStatus {
    /// A number that travels as text: `1` online, `0` not.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["0", "1"])))]
    pub status: String,
}

impl ConnectionStatus {
    /// What an answer about a user says who is online, or is not.
    pub fn of(online: bool) -> Self {
        Self { status: if online { "1" } else { "0" }.to_owned() }
    }

    /// Whether the user is online; `None` where the answer is neither of the documented two.
    pub fn is_online(&self) -> Option<bool> {
        match self.status.as_str() {
            "1" => Some(true),
            "0" => Some(false),
            _ => None,
        }
    }
}

impl Endpoint for GetConnectionStatus {
    type Request = GetConnectionStatusRequest;
    type Response = ConnectionStatus;
    const SPEC: Spec = Spec {
        name: "getUserConnectionStatus",
        group: Group::Users,
        path: "/v4/user/connection-status/get",
        aliases: &["/v4/user/online-status/get"],
        role: Role::Viewer,
        fields: &[required("userId", Kind::UserId)],
        example: Example {
            request: r#"{"userId":"jlk456j5"}"#,
            response: r#"{"code":0,"result":{"status":"1"}}"#,
        },
        doc: "user/check-online-status-by-user",
        sdk_request: "UserConnectionStatusRequest",
        ..Spec::POST
    };
}
