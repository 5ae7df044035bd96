//! The gateway's endpoints that are a `WebSocket`.

use serde::{Deserialize, Serialize};

use crate::admin::APP;
use crate::spec::{Endpoint, Example, Role, Spec, required};

endpoint_list!(($) socket_endpoints, sockets: ConnectAsUser);

/// A connection of an app's client, relayed to the app's nexconn-local: the frames of [`client`](crate::client) in
/// both directions. The gateway puts the App Key into the first frame; it keeps nothing of the others.
///
/// Only the console's own origin may open it, and only for apps whose service has `/console`. It ends with the
/// session, and says by the code of its closing why: see [`SESSION_ENDED`] and [`SERVICE_GONE`].
#[derive(Debug)]
pub struct ConnectAsUser;

/// Request of [`ConnectAsUser`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectAsUserRequest {
    /// The app's slug.
    pub app: String,
}

/// The `WebSocket` is closed with this code when the admin's session has ended or lost its role.
pub const SESSION_ENDED: u16 = 4401;
/// It is closed with this code when the service cannot be reached, or went away without a word.
pub const SERVICE_GONE: u16 = 4502;
/// It is closed with this code when the gateway stops (RFC 6455: going away).
pub const GATEWAY_STOPS: u16 = 1001;

impl Endpoint for ConnectAsUser {
    type Request = ConnectAsUserRequest;
    type Response = String;
    const SPEC: Spec = Spec {
        name: "connectAsUser",
        path: "/api/v1/apps/{app}/client",
        role: Role::Operator,
        fields: &[required("app", APP)],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#""{\"type\":\"connected\",\"userId\":\"jlk456j5\",\"sessionId\":\"s\"}""#,
        },
        ..Spec::GET
    };
}
