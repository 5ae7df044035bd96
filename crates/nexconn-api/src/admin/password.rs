use serde::{Deserialize, Serialize};

use crate::Secret;
use crate::spec::{
    Endpoint, Example, Impact, Kind, Length, Method, Role, Spec, optional, required,
};
use crate::wire::Done;

/// Fewest characters of a password.
pub const PASSWORD_CHARS: usize = 10;
/// Longest password.
pub(super) const PASSWORD: Length = Length::Chars(200);

/// Chooses or changes the signed-in admin's password; ends the admin's other sessions.
#[derive(Debug)]
pub struct SetPassword;

/// Request of [`SetPassword`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetPasswordRequest {
    /// The password so far; needed once there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<Secret>,
    /// The new one: 10 to 200 characters.
    pub password: Secret,
}

impl Endpoint for SetPassword {
    type Request = SetPasswordRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "setPassword",
        method: Method::Put,
        path: "/api/v1/password",
        role: Role::Viewer,
        impact: Impact::Final,
        fields: &[
            optional("current", Kind::Text { min: 1, max: PASSWORD }),
            required("password", Kind::Text { min: PASSWORD_CHARS, max: PASSWORD }),
        ],
        example: Example { request: r#"{"password":"correct horse"}"#, response: "null" },
        ..Spec::POST
    };
}
