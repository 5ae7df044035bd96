//! Entries as rows.

use nexconn_api::Code;
use nexconn_api::admin::{AuditEntry, AuditOutcome, Event, Later, UndoState};
use sqlx::{AssertSqlSafe, SqliteConnection};

use super::events;
use crate::Error;

/// The columns of a [`Row`], of the table `audit a`.
pub(super) const COLUMNS: &str = "a.id, a.at, a.admin, a.action, a.outcome, a.http, a.code,
    a.reason, a.case_no, a.request_id, a.details, a.job_id, a.undoes, a.refused_later,
    (SELECT COUNT(*) FROM deletion_users w WHERE w.audit_id = a.id AND w.state = 'accepted') AS waiting,
    (SELECT MAX(u.expires_at) FROM undo u WHERE u.audit_id = a.id) AS undo_until,
    (SELECT MIN(b.id) FROM audit b WHERE b.undoes = a.id AND b.outcome <> 'refused') AS undone_by";

#[derive(Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: i64,
    at: i64,
    admin: String,
    action: String,
    outcome: String,
    http: Option<u16>,
    code: Option<i32>,
    reason: Option<String>,
    case_no: Option<String>,
    request_id: String,
    details: String,
    job_id: Option<i64>,
    undoes: Option<i64>,
    refused_later: i64,
    waiting: i64,
    undo_until: Option<i64>,
    undone_by: Option<i64>,
}

impl Row {
    /// The entry, with its users, as of `now`.
    pub(super) fn into_entry(self, user_ids: Vec<String>, now: i64) -> Result<AuditEntry, Error> {
        let unreadable = |what| Error::Internal(format!("audit entry {} has no {what}", self.id));
        let outcome =
            AuditOutcome::from_name(&self.outcome).ok_or_else(|| unreadable("outcome"))?;
        let details = serde_json::from_str(&self.details).map_err(|_| unreadable("details"))?;
        let open = self.undo_until.filter(|until| outcome == AuditOutcome::Done && *until > now);
        let undo = match (self.undone_by, open) {
            (Some(by), _) => Some(UndoState::Done { by }),
            (None, Some(until)) => Some(UndoState::Open { until }),
            (None, None) => None,
        };
        let [waiting, refused] = [self.waiting, self.refused_later].map(i64::unsigned_abs);
        let is_done = outcome == AuditOutcome::Done && waiting + refused > 0;
        Ok(AuditEntry {
            id: self.id,
            at: self.at,
            admin: self.admin,
            action: self.action,
            user_ids,
            outcome,
            http: self.http,
            code: self.code.map(Code),
            reason: self.reason,
            case: self.case_no,
            request_id: self.request_id,
            details,
            job: self.job_id,
            later: is_done.then_some(Later { waiting, refused }),
            undo,
            undoes: self.undoes,
        })
    }
}

/// The users of an entry.
pub(super) async fn subjects(
    connection: &mut SqliteConnection,
    id: i64,
) -> Result<Vec<String>, Error> {
    let ids = "SELECT user_id FROM audit_subjects WHERE audit_id = $1 ORDER BY user_id";
    Ok(sqlx::query_scalar(ids).bind(id).fetch_all(connection).await?)
}

/// One entry of an app.
pub(crate) async fn find(
    connection: &mut SqliteConnection,
    app: &str,
    id: i64,
    now: i64,
) -> Result<Option<AuditEntry>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM audit a WHERE a.app = $1 AND a.id = $2");
    let row: Option<Row> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(app)
        .bind(id)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let user_ids = subjects(connection, id).await?;
    row.into_entry(user_ids, now).map(Some)
}

/// Tells the consoles that an entry has its outcome.
pub(crate) async fn publish(
    transaction: &mut SqliteConnection,
    app: &str,
    id: i64,
    now: i64,
) -> Result<(), Error> {
    match find(transaction, app, id, now).await? {
        Some(entry) => {
            events::publish(transaction, app, &Event::Change(Box::new(entry)), now).await
        }
        None => Ok(()),
    }
}
