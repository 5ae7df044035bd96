//! Tables that become jobs: what is read of each row, before anything is sent to Nexconn.

use serde::{Deserialize, Serialize};

use super::recognise::PASTE;
use super::{APP, FriendRow};
use crate::Violation;
use crate::nexconn::SetUserProfileRequest;
use crate::spec::{Endpoint, Example, LIST_BODY_BYTES, Role, Spec, required};

/// So many rows at most are compared with what Nexconn holds of their users; a call is needed for every 20 of them.
pub const COMPARED_ROWS: usize = 2_000;

/// Request of the endpoints that read a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRequest {
    /// The app's slug.
    pub app: String,
    /// The table: CSV, or columns copied from a sheet, with a heading; at most [`PASTE_BYTES`](super::PASTE_BYTES).
    pub text: String,
}

/// What a table was read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TablePreview<R> {
    /// Rows that can be sent; at most [`JOB_USERS`](super::JOB_USERS).
    pub rows: Vec<R>,
    /// Rows that cannot; at most [`JOB_USERS`](super::JOB_USERS).
    pub bad: Vec<BadRow>,
    /// Whether rows were left out because there are too many.
    pub cut: bool,
    /// Headings of columns that are not used.
    pub unused: Vec<String>,
    /// Required columns that the heading does not name; no row is read then.
    pub missing: Vec<String>,
}

impl<R> TablePreview<R> {
    /// Nothing read yet.
    pub const EMPTY: Self = Self {
        rows: Vec::new(),
        bad: Vec::new(),
        cut: false,
        unused: Vec::new(),
        missing: Vec::new(),
    };
}

/// A row that cannot be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadRow {
    /// Line of the text, from 1.
    pub line: usize,
    /// The row as it stands, cut to [`BAD_CHARS`](super::BAD_CHARS).
    pub text: String,
    /// What is wrong with it, by the same check as at the endpoint that would be called; what a row before names already
    /// is [`Rule::Mismatch`](crate::Rule::Mismatch).
    pub why: Vec<Violation>,
}

/// How a row stands to what Nexconn holds now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RowStanding {
    /// Sets what was not set.
    New,
    /// Writes over something.
    WritesOver,
    /// Everything it says is there already.
    Same,
    /// Not compared: it stands behind [`COMPARED_ROWS`], or Nexconn did not tell.
    NotCompared,
}

/// A value that would be written over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenOver {
    /// The column, such as `name` or `ext_city`.
    pub field: String,
    /// What is there now.
    pub now: String,
}

/// Reads a table of hosted profiles to set: `userId`, and any of the documented fields
/// ([`PROFILE_FIELDS`](crate::nexconn::PROFILE_FIELDS)) and custom attributes (`ext_…`). An empty cell leaves what is
/// there.
///
/// Nothing is changed at Nexconn, and nothing is kept: the profiles of the first [`COMPARED_ROWS`] are read and compared.
#[derive(Debug)]
pub struct PreviewProfiles;

/// A profile that can be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileRow {
    /// Line of the text, from 1.
    pub line: usize,
    /// What would be sent.
    pub profile: SetUserProfileRequest,
    /// Whether the directory knows the user. Nexconn refuses who is not registered.
    pub known: bool,
    /// Registered name, where the directory knows it.
    pub name: Option<String>,
    /// How it stands to what is there.
    pub standing: RowStanding,
    /// What would be written over.
    pub over: Vec<WrittenOver>,
}

impl Endpoint for PreviewProfiles {
    type Request = PreviewRequest;
    type Response = TablePreview<ProfileRow>;
    const SPEC: Spec = Spec {
        name: "previewProfiles",
        path: "/api/v1/apps/{app}/imports/profiles/preview",
        role: Role::Operator,
        body_bytes: LIST_BODY_BYTES,
        fields: &[required("app", APP), required("text", PASTE)],
        example: Example {
            request: r#"{"app":"dev","text":"userId,name\njlk456j5,name\n"}"#,
            response: r#"{"rows":[{"line":2,"profile":{"userId":"jlk456j5","userProfile":{"name":"name"}},"known":true,"name":"name","standing":"writesOver","over":[{"field":"name","now":"Noor"}]}],"bad":[],"cut":false,"unused":[],"missing":[]}"#,
        },
        ..Spec::POST
    };
}

/// Reads a table of friendships to make: `userId` and `targetId`, and, if wanted, `action`, `extra`, `alias` and
/// attributes that `userId` gives the friend (`ext_…`). An empty cell counts as left out.
///
/// Nothing is changed at Nexconn, and nothing is kept: the first [`COMPARED_ROWS`] are compared with who is a friend
/// already.
#[derive(Debug)]
pub struct PreviewFriendships;

/// A friendship that can be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FriendshipRow {
    /// Line of the text, from 1.
    pub line: usize,
    /// What would be sent.
    pub friend: FriendRow,
    /// Whether the directory knows both users. Nexconn refuses who is not registered.
    pub known: bool,
    /// Registered name of the one who adds, where the directory knows it.
    pub name: Option<String>,
    /// Registered name of the one who is added, where the directory knows it.
    pub target_name: Option<String>,
    /// How it stands to what is there: `same` are friends already, `writesOver` are too and would get another alias or
    /// attributes.
    pub standing: RowStanding,
}

impl Endpoint for PreviewFriendships {
    type Request = PreviewRequest;
    type Response = TablePreview<FriendshipRow>;
    const SPEC: Spec = Spec {
        name: "previewFriendships",
        path: "/api/v1/apps/{app}/imports/friendships/preview",
        role: Role::Operator,
        body_bytes: LIST_BODY_BYTES,
        fields: &[required("app", APP), required("text", PASTE)],
        example: Example {
            request: r#"{"app":"dev","text":"userId,targetId,alias\nid1,id2,zs\n"}"#,
            response: r#"{"rows":[{"line":2,"friend":{"userId":"id1","targetId":"id2","alias":"zs"},"known":true,"name":"name","targetName":null,"standing":"new"}],"bad":[],"cut":false,"unused":[],"missing":[]}"#,
        },
        ..Spec::POST
    };
}
