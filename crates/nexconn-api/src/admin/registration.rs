use serde::{Deserialize, Serialize};

use super::APP;
use super::import::{PreviewRequest, TablePreview};
use super::recognise::PASTE;
use crate::nexconn::IssueAccessTokenRequest;
use crate::spec::{Endpoint, Example, LIST_BODY_BYTES, Role, Spec, required};

/// Reads a table of users to register: `userId`, `name` and, if wanted, `avatarUrl`. Nothing is sent to
/// Nexconn, and nothing is kept.
#[derive(Debug)]
pub struct PreviewRegistration;

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

impl Endpoint for PreviewRegistration {
    type Request = PreviewRequest;
    type Response = TablePreview<RegistrationRow>;
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
