use serde::{Deserialize, Serialize};

use super::{APP, BanState, LIST_BODY_BYTES};
use crate::Violation;
use crate::nexconn::IssueAccessTokenRequest;
use crate::spec::{Endpoint, Example, Kind, Length, Role, Spec, required};

/// Longest text that ids are picked out of, in bytes.
pub const PASTE_BYTES: usize = 8 * 1024 * 1024;
/// Most users of one job, and of one text.
pub const JOB_USERS: usize = 100_000;

const PASTE: Kind = Kind::Text { min: 0, max: Length::Bytes(PASTE_BYTES) };

/// Picks the ids of users out of any text: a ticket, a log, JSON, a column of a sheet. Nothing is
/// sent to Nexconn but a read of its list of bans, and nothing is kept.
///
/// JSON, lines and a column give every value. Prose gives only words that the directory knows.
#[derive(Debug)]
pub struct RecogniseUsers;

/// Request of [`RecogniseUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecogniseUsersRequest {
    /// The app's slug.
    pub app: String,
    /// The text.
    pub text: String,
}

/// Answer of [`RecogniseUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Recognised {
    /// What kind of text it is.
    pub form: TextForm,
    /// Each user once, in the order of the text.
    pub users: Vec<RecognisedUser>,
    /// What cannot be the id of a user.
    pub bad: Vec<BadPart>,
    /// Places of users that were named before.
    pub repeated: Vec<Span>,
    /// Whether users beyond [`JOB_USERS`] were left out.
    pub cut: bool,
    /// When the list of bans was read, in Unix milliseconds; none where it could not be.
    pub bans_as_of: Option<i64>,
}

/// Kinds of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextForm {
    /// JSON: every string and number in it.
    Json,
    /// Lines, or values between commas, semicolons or tabs.
    Lines,
    /// A table with a heading that names the ids.
    Column,
    /// Sentences, a log, a ticket: only words that the directory knows.
    Prose,
}

/// Where something stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Line, from 1.
    pub line: usize,
    /// First character in the line, from 0, in Unicode scalar values.
    pub start: usize,
    /// Behind the last character.
    pub end: usize,
}

/// A user that was picked out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecognisedUser {
    /// The user's id.
    pub user_id: String,
    /// Where it stands first.
    pub span: Span,
    /// Whether the directory knows it.
    pub known: bool,
    /// Registered name, where the directory knows it.
    pub name: Option<String>,
    /// The user's ban, if there is one.
    pub ban: Option<BanState>,
}

/// A part that cannot be the id of a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadPart {
    /// Where it stands.
    pub span: Span,
    /// The part, cut to 200 characters.
    pub text: String,
    /// What is wrong with it; its field is `userId`.
    pub why: Violation,
}

impl Endpoint for RecogniseUsers {
    type Request = RecogniseUsersRequest;
    type Response = Recognised;
    const SPEC: Spec = Spec {
        name: "recogniseUsers",
        path: "/api/v1/apps/{app}/recognise",
        role: Role::Viewer,
        body_bytes: LIST_BODY_BYTES,
        fields: &[required("app", APP), required("text", PASTE)],
        example: Example {
            request: r#"{"app":"dev","text":"jlk456j5\n"}"#,
            response: r#"{"form":"lines","users":[{"userId":"jlk456j5","span":{"line":1,"start":0,"end":8},"known":true,"name":"name","ban":null}],"bad":[],"repeated":[],"cut":false,"bansAsOf":1730192400000}"#,
        },
        ..Spec::POST
    };
}

/// Reads a table of users to register: CSV, or columns copied from a sheet. Nothing is sent to
/// Nexconn, and nothing is kept.
#[derive(Debug)]
pub struct PreviewRegistration;

/// Request of [`PreviewRegistration`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRegistrationRequest {
    /// The app's slug.
    pub app: String,
    /// The table, with a heading that names `userId`, `name` and, if wanted, `avatarUrl`.
    pub text: String,
}

/// Answer of [`PreviewRegistration`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationPreview {
    /// Rows that can be registered.
    pub rows: Vec<RegistrationRow>,
    /// Rows that cannot.
    pub bad: Vec<BadRow>,
    /// Headings of columns that are not used.
    pub unused: Vec<String>,
    /// Required columns that the heading does not name.
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
    /// The row as it stands, cut to 200 characters.
    pub text: String,
    /// What is wrong with it; an id named before is `Rule::Mismatch` of `userId`.
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
            response: r#"{"rows":[{"line":2,"user":{"userId":"jlk456j5","name":"name"},"known":false}],"bad":[],"unused":[],"missing":[]}"#,
        },
        ..Spec::POST
    };
}
