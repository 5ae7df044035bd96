use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{APP, CURSOR, LIMIT, UndoState};
use crate::Code;
use crate::spec::{Endpoint, Example, Kind, Length, Role, Spec, optional, required};

/// Lists what admins did in an app, latest first.
#[derive(Debug)]
pub struct ListAudit;

/// Request of [`ListAudit`]; every filter given must fit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListAuditRequest {
    /// The app's slug.
    pub app: String,
    /// E-mail of the admin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin: Option<String>,
    /// Id of a user the call was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Path of the endpoint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// How the call ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<AuditOutcome>,
    /// Number of the job it was part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job: Option<i64>,
    /// Not before this, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i64>,
    /// Before this, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<i64>,
    /// `next` of an earlier page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Rows on the page, 1 to 100; 50 unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPage {
    /// The rows, latest first.
    pub entries: Vec<AuditEntry>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
}

/// One change, from intent to outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    /// Its number; later entries have larger ones.
    pub id: i64,
    /// When the intent was recorded, in Unix milliseconds.
    pub at: i64,
    /// E-mail of the admin.
    pub admin: String,
    /// Path of the endpoint.
    pub action: String,
    /// The users it was about.
    pub user_ids: Vec<String>,
    /// How it ended. A call whose gateway died before the answer reads `unknown`.
    pub outcome: AuditOutcome,
    /// HTTP status of the answer, if one came.
    pub http: Option<u16>,
    /// Business code of the answer, if one came.
    pub code: Option<Code>,
    /// Why, in the admin's words.
    pub reason: Option<String>,
    /// Number of the admin's case.
    pub case: Option<String>,
    /// Id of the request, as Nexconn's support knows it.
    pub request_id: String,
    /// The numbers, instants and switches of the request, such as `durationMinutes`; no text of it is kept.
    pub details: Map<String, Value>,
    /// The job it was part of.
    pub job: Option<i64>,
    /// What was learnt of its users after the answer, where that was not the last word.
    pub later: Option<Later>,
    /// Whether it can be taken back.
    pub undo: Option<UndoState>,
    /// The entry that this one takes back.
    pub undoes: Option<i64>,
}

/// What became of users of a call that was answered as done. Where all of them were refused, the call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Later {
    /// Of a soft deletion or a restore that Nexconn accepted: those of whom no webhook has told yet how they came out.
    pub waiting: u64,
    /// Those who were refused after all.
    pub refused: u64,
}

/// How an audited call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AuditOutcome {
    /// Still on its way.
    Pending,
    /// Nexconn did it.
    Done,
    /// Nexconn refused it, or it was never sent.
    Refused,
    /// No answer came; it may have taken effect.
    Unknown,
}

impl AuditOutcome {
    /// Its name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }

    /// The outcome with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Pending, Self::Done, Self::Refused, Self::Unknown]
            .into_iter()
            .find(|outcome| outcome.name() == name)
    }
}

impl Endpoint for ListAudit {
    type Request = ListAuditRequest;
    type Response = AuditPage;
    const SPEC: Spec = Spec {
        name: "listAudit",
        path: "/api/v1/apps/{app}/audit",
        role: Role::Viewer,
        fields: &[
            required("app", APP),
            optional("admin", Kind::Text { min: 1, max: Length::Chars(254) }),
            optional("user", Kind::UserId),
            optional("action", Kind::Text { min: 1, max: Length::Chars(200) }),
            optional("outcome", Kind::OneOf(&["pending", "done", "refused", "unknown"])),
            optional("job", Kind::Int { min: 1, max: i64::MAX }),
            optional("from", Kind::Instant),
            optional("to", Kind::Instant),
            optional("after", CURSOR),
            optional("limit", LIMIT),
        ],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#"{"entries":[{"id":1,"at":1730192400000,"admin":"noor@example.com","action":"/v4/user/update","userIds":["jlk456j5"],"outcome":"done","http":200,"code":0,"reason":null,"case":null,"requestId":"0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11","details":{},"job":null,"later":null,"undo":{"state":"open","until":1730797200000},"undoes":null}],"next":null}"#,
        },
        ..Spec::GET
    };
}
