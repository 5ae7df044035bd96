//! The envelope of a call that the gateway forwards: `POST /api/v1/apps/{app}` + the endpoint's
//! own path.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{CASE, OPERATION, REASON};
use crate::Code;
use crate::spec::{Field, Kind, optional, required};

/// What the console sends: a request with who-knows-why around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call<R> {
    /// A UUID made by the console for one intent. The same one again returns the recorded outcome
    /// instead of a second effect.
    pub operation: String,
    /// Why, in the admin's words; kept in the audit log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Number of the admin's case; kept in the audit log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// The endpoint's request.
    pub request: R,
}

impl Call<()> {
    /// The envelope's own fields, for [`check`](fn@crate::check).
    pub const FIELDS: &'static [Field] = &[
        required("operation", OPERATION),
        optional("reason", REASON),
        optional("case", CASE),
        required("request", Kind::Object),
    ];
}

/// What the gateway answers: with HTTP 200 when Nexconn answered, with HTTP 504 when it may have
/// taken effect and no answer came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CallAnswer {
    /// How the call ended.
    pub outcome: Outcome,
    /// Nexconn's answer as it came; none when the outcome is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<UpstreamAnswer>,
    /// Id of the request, as Nexconn's support knows it.
    pub request_id: String,
    /// Entry in the audit log of a change; none for a read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<i64>,
}

/// How a change ended that the gateway made at Nexconn for an endpoint of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// How it ended.
    pub outcome: Outcome,
    /// HTTP status of the answer, if one came.
    pub http: Option<u16>,
    /// Business code of the answer, if one came.
    pub code: Option<Code>,
    /// Id of the request, as Nexconn's support knows it.
    pub request_id: String,
    /// Its entry in the audit log.
    pub entry: i64,
}

/// Nexconn's answer as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpstreamAnswer {
    /// HTTP status.
    pub http: u16,
    /// Body; `null` where it was no JSON.
    pub body: Value,
}

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Nexconn did it.
    Done,
    /// Nexconn refused it.
    Refused,
    /// No answer came; it may have taken effect.
    Unknown,
}
