use serde::{Deserialize, Serialize};

use super::{APP, BanState, UserDeletion};
use crate::Violation;
use crate::spec::{Endpoint, Example, Kind, LIST_BODY_BYTES, Length, Role, Spec, required};

/// Longest text that is read for users, in bytes.
pub const PASTE_BYTES: usize = 8 * 1024 * 1024;
/// Longest a [`BadPart`] or [`BadRow`](super::BadRow) is told, in characters.
pub const BAD_CHARS: usize = 200;

/// A pasted text or a file.
pub(super) const PASTE: Kind = Kind::Text { min: 0, max: Length::Bytes(PASTE_BYTES) };

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
    /// The text, at most [`PASTE_BYTES`].
    pub text: String,
}

/// Answer of [`RecogniseUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Recognised {
    /// What kind of text it is.
    pub form: TextForm,
    /// Each user once, in the order of the text; at most [`JOB_USERS`](super::JOB_USERS).
    pub users: Vec<RecognisedUser>,
    /// What cannot be the id of a user; at most [`JOB_USERS`](super::JOB_USERS).
    pub bad: Vec<BadPart>,
    /// Places of users that were named before; the first [`JOB_USERS`](super::JOB_USERS).
    pub repeated: Vec<Span>,
    /// Whether users or bad parts were left out because there are too many.
    pub cut: bool,
    /// When Nexconn's list of bans was read, in Unix milliseconds; none where it could not be, and
    /// the bans are those of the gateway's copy.
    pub bans_as_of: Option<i64>,
}

/// Kinds of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextForm {
    /// JSON: what stands under names such as `userId`, or, where there are none, every text and
    /// number in it.
    Json,
    /// Lines, or values between commas, semicolons or tabs.
    Lines,
    /// Lines below a heading that names the ids. What stands before the heading is read as prose.
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
    /// The user's soft deletion, if there is one, as the gateway knows.
    pub deletion: Option<UserDeletion>,
}

/// A part that cannot be the id of a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadPart {
    /// Where it stands.
    pub span: Span,
    /// The part, cut to [`BAD_CHARS`].
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
            response: r#"{"form":"lines","users":[{"userId":"jlk456j5","span":{"line":1,"start":0,"end":8},"known":true,"name":"name","ban":null,"deletion":null}],"bad":[],"repeated":[],"cut":false,"bansAsOf":1730192400000}"#,
        },
        ..Spec::POST
    };
}
