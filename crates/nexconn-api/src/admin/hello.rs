use serde::{Deserialize, Serialize};

use crate::spec::{Endpoint, Example, Role, Spec};

/// The version of the contract between console and gateway. It grows when one cannot work with
/// the other any more.
pub const CONTRACT: u32 = 2;

/// Says who answers, before anybody is signed in.
#[derive(Debug)]
pub struct GetHello;

/// Request of [`GetHello`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetHelloRequest {}

/// Answer of [`GetHello`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hello {
    /// Version of the gateway.
    pub version: String,
    /// See [`CONTRACT`].
    pub contract: u32,
    /// The gateway's instance id, part of its cookie's name.
    pub instance: String,
    /// Whether this request carried a session.
    pub signed_in: bool,
}

impl Endpoint for GetHello {
    type Request = GetHelloRequest;
    type Response = Hello;
    const SPEC: Spec = Spec {
        name: "getHello",
        path: "/api/v1/hello",
        role: Role::Anyone,
        example: Example {
            request: "{}",
            response: r#"{"version":"0.1.0","contract":1,"instance":"k3v9","signedIn":false}"#,
        },
        ..Spec::GET
    };
}
