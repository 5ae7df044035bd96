use serde::{Deserialize, Serialize};

use crate::admin::APP;
use crate::spec::{Endpoint, Example, Kind, Role, Spec, required};

/// Reads the record of one deletion, for the compliance file: ids and times, no personal data of the
/// user.
#[derive(Debug)]
pub struct GetDeletionRecord;

/// Request of [`GetDeletionRecord`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetDeletionRecordRequest {
    /// The app's slug.
    pub app: String,
    /// Number of the record.
    pub record: i64,
}

/// What was deleted, by whom, when, and what this gateway erased of its own. Times are Unix
/// milliseconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeletionRecord {
    /// Its number.
    pub record: i64,
    /// The app's slug.
    pub app: String,
    /// Who is deleted.
    pub user_id: String,
    /// When it was asked for; none where that was not through this gateway.
    pub requested_at: Option<i64>,
    /// E-mail of the admin who asked.
    pub by: Option<String>,
    /// Number of the admin's case.
    pub case: Option<String>,
    /// Its entry in the audit log.
    pub entry: Option<i64>,
    /// Nexconn's id of the operation.
    pub operation_id: Option<String>,
    /// When Nexconn told that it was done; none where the copies were erased on an owner's word before.
    pub confirmed_at: Option<i64>,
    /// When this gateway erased its own copies.
    pub erased_at: i64,
    /// E-mail of the owner on whose word they were erased; none where Nexconn's confirmation did it.
    pub erased_by: Option<String>,
    /// What was erased here.
    pub erased: ErasedCounts,
}

/// How much of what was erased.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErasedCounts {
    /// Rows of the directory: name, avatar, what was known of tokens and connection.
    pub directory: u64,
    /// Entries of the audit log whose reason was erased.
    pub reasons: u64,
    /// Old values kept for undo.
    pub undo_values: u64,
    /// Rows in jobs whose name, avatar or access token was erased, and jobs whose reason was.
    pub job_rows: u64,
    /// Bans and standing bans with their reasons.
    pub bans: u64,
    /// Events kept for consoles that reconnect.
    pub events: u64,
    /// What webhooks told of the user's devices.
    pub webhooks: u64,
    /// Stored answers to operations.
    pub answers: u64,
}

impl Endpoint for GetDeletionRecord {
    type Request = GetDeletionRecordRequest;
    type Response = DeletionRecord;
    const SPEC: Spec = Spec {
        name: "getDeletionRecord",
        path: "/api/v1/apps/{app}/deletion-records/{record}",
        role: Role::Viewer,
        fields: &[required("app", APP), required("record", Kind::Int { min: 1, max: i64::MAX })],
        example: Example {
            request: r#"{"app":"dev","record":1}"#,
            response: r#"{"record":1,"app":"dev","userId":"jlk456j5","requestedAt":1730192400000,"by":"noor@example.com","case":"GDPR-214","entry":7,"operationId":"op-7C21","confirmedAt":1730192412000,"erasedAt":1730192412100,"erasedBy":null,"erased":{"directory":1,"reasons":3,"undoValues":1,"jobRows":2,"bans":1,"events":9,"webhooks":4,"answers":1}}"#,
        },
        ..Spec::GET
    };
}
