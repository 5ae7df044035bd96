use serde::{Deserialize, Serialize};

use super::password::PASSWORD;
use crate::spec::{Endpoint, Example, Impact, Kind, Length, Method, Role, Spec, optional};
use crate::wire::Done;
use crate::{Rule, Secret, Violation};

/// Signs an admin in, with a one-time code or with e-mail and password; sets the session's cookie.
///
/// Wrong credentials are `unauthenticated` whatever was wrong with them; too many tries are
/// `throttled`.
#[derive(Debug)]
pub struct CreateSession;

/// Request of [`CreateSession`]: a code, or e-mail and password.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateSessionRequest {
    /// One-time code from an invite link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Secret>,
    /// The admin's e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The admin's password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<Secret>,
}

/// An admin's session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The admin.
    pub email: String,
    /// False until a password is chosen; until then the session can do nothing else.
    pub has_password: bool,
    /// The admin's role in each app.
    pub roles: Vec<AppRole>,
    /// When the session ends unless it is used, in Unix milliseconds.
    pub expires_at: i64,
}

/// An admin's role in one app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppRole {
    /// The app's slug.
    pub app: String,
    /// The role.
    pub role: Role,
}

const SESSION: &str = r#"{"email":"noor@example.com","hasPassword":true,"roles":[{"app":"dev","role":"owner"}],"expiresAt":1730192400000}"#;

impl Endpoint for CreateSession {
    type Request = CreateSessionRequest;
    type Response = Session;
    const SPEC: Spec = Spec {
        name: "createSession",
        path: "/api/v1/session",
        role: Role::Anyone,
        impact: Impact::Reversible { by: "/api/v1/session" },
        fields: &[
            optional("code", Kind::Text { min: 1, max: Length::Chars(200) }),
            optional("email", Kind::Text { min: 1, max: Length::Chars(254) }),
            optional("password", Kind::Text { min: 1, max: PASSWORD }),
        ],
        rule: Some(|body| {
            let has = |name: &str| body.get(name).is_some_and(|value| !value.is_null());
            if has("code") {
                return Vec::new();
            }
            ["email", "password"]
                .into_iter()
                .filter(|name| !has(name))
                .map(|name| Violation::new(name, Rule::Missing))
                .collect()
        }),
        example: Example {
            request: r#"{"email":"noor@example.com","password":"correct horse"}"#,
            response: SESSION,
        },
        ..Spec::POST
    };
}

/// Reads the session that the request carries.
#[derive(Debug)]
pub struct GetSession;

/// Request of [`GetSession`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetSessionRequest {}

impl Endpoint for GetSession {
    type Request = GetSessionRequest;
    type Response = Session;
    const SPEC: Spec = Spec {
        name: "getSession",
        path: "/api/v1/session",
        role: Role::Viewer,
        example: Example { request: "{}", response: SESSION },
        ..Spec::GET
    };
}

/// Signs out: ends the session and clears its cookie.
#[derive(Debug)]
pub struct DeleteSession;

/// Request of [`DeleteSession`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteSessionRequest {}

impl Endpoint for DeleteSession {
    type Request = DeleteSessionRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "deleteSession",
        method: Method::Delete,
        path: "/api/v1/session",
        role: Role::Viewer,
        impact: Impact::Final,
        example: Example { request: "{}", response: "null" },
        ..Spec::POST
    };
}
