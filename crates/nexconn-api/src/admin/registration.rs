use serde::{Deserialize, Serialize};

use super::APP;
use super::recognise::PASTE;
use crate::Violation;
use crate::nexconn::IssueAccessTokenRequest;
use crate::spec::{Endpoint, Example, LIST_BODY_BYTES, Role, Spec, required};

/// Reads a table of users to register: CSV, or columns copied from a sheet. Nothing is sent to
/// Nexconn, and nothing is kept.
#[derive(Debug)]
pub struct PreviewRegistration;

/// Request of [`PreviewRegistration`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRegistrationRequest {
    /// The app's slug.
    pub app: String,
    /// The table, with a heading that names `userId`, `name` and, if wanted, `avatarUrl`; at most
    /// [`PASTE_BYTES`](super::PASTE_BYTES).
    pub text: String,
}

/// Answer of [`PreviewRegistration`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationPreview {
    /// Rows that can be registered; at most [`JOB_USERS`](super::JOB_USERS).
    pub rows: Vec<RegistrationRow>,
    /// Rows that cannot; at most [`JOB_USERS`](super::JOB_USERS).
    pub bad: Vec<BadRow>,
    /// Whether rows were left out because there are too many.
    pub cut: bool,
    /// Headings of columns that are not used.
    pub unused: Vec<String>,
    /// Required columns that the heading does not name; no row is read then.
    pub missing: Vec<String>,
}

/// A row that can be registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationRow {
    /// Line of the text, from 1.
    pub line: usize,
    /// What would be sent.
    pub user: IssueAccessTokenRequest,
    /// Whether the directory knows the id already: registering it writes over name and avatar.
    pub known: bool,
}

/// A row that cannot be registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadRow {
    /// Line of the text, from 1.
    pub line: usize,
    /// The row as it stands, cut to [`BAD_CHARS`](super::BAD_CHARS).
    pub text: String,
    /// What is wrong with it; an id named in a row before is `Rule::Mismatch` of `userId`.
    pub why: Vec<Violation>,
}

impl Endpoint for PreviewRegistration {
    type Request = PreviewRegistrationRequest;
    type Response = RegistrationPreview;
    const SPEC: Spec = Spec {
        name: "previewRegistration",
        path: "/api/v1/apps/{app}/registrations/preview",
        role: Role::Operator,
        body_bytes: LIST_BODY_BYTES,
        fields: &[required("app", APP), required("text", PASTE)],
        example: Example {
            request: r#"{"app":"dev","text":"userId,name\njlk456j5,name\n"}"#,
            response: r#"{"rows":[{"line":2,"user":{"userId":"jlk456j5","name":"name"},"known":false}],"bad":[],"cut":false,"unused":[],"missing":[]}"#,
        },
        ..Spec::POST
    };
}
