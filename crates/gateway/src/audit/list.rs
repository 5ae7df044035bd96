//! Reading entries, latest first.

use nexconn_api::admin::{AuditEntry, AuditOutcome, AuditPage, ListAuditRequest, PAGE_SIZE};
use nexconn_api::{Code, Rule, Violation};
use sqlx::SqlitePool;

use crate::Error;

#[derive(Debug, sqlx::FromRow)]
struct Row {
    id: i64,
    at: i64,
    admin: String,
    action: String,
    outcome: String,
    http: Option<u16>,
    code: Option<i32>,
    reason: Option<String>,
    case_no: Option<String>,
    request_id: String,
}

/// Every filter is a parameter that may be NULL, so that there is one statement.
const EVERYBODY: &str = "
    SELECT a.id, a.at, a.admin, a.action, a.outcome, a.http, a.code, a.reason, a.case_no,
           a.request_id
    FROM audit a
    WHERE a.app = $1 AND a.id < $2
      AND ($3 IS NULL OR a.admin = $3) AND ($4 IS NULL OR a.action = $4)
      AND ($5 IS NULL OR a.outcome = $5)
      AND ($6 IS NULL OR a.at >= $6) AND ($7 IS NULL OR a.at < $7)
    ORDER BY a.id DESC LIMIT $8";

/// The same, from the side of one user.
const ONE_USER: &str = "
    SELECT a.id, a.at, a.admin, a.action, a.outcome, a.http, a.code, a.reason, a.case_no,
           a.request_id
    FROM audit_subjects s JOIN audit a ON a.id = s.audit_id
    WHERE s.app = $1 AND s.audit_id < $2
      AND ($3 IS NULL OR a.admin = $3) AND ($4 IS NULL OR a.action = $4)
      AND ($5 IS NULL OR a.outcome = $5)
      AND ($6 IS NULL OR a.at >= $6) AND ($7 IS NULL OR a.at < $7)
      AND s.user_id = $9
    ORDER BY s.audit_id DESC LIMIT $8";

/// One page of the log of an app.
pub(crate) async fn list(
    readers: &SqlitePool,
    request: &ListAuditRequest,
) -> Result<AuditPage, Error> {
    let limit = request.limit.unwrap_or(PAGE_SIZE) as usize;
    let before = request.after.as_deref().map_or(Ok(i64::MAX), read_cursor)?;
    let mut query = sqlx::query_as(if request.user.is_some() { ONE_USER } else { EVERYBODY })
        .bind(&request.app)
        .bind(before)
        .bind(request.admin.as_deref().map(str::to_lowercase))
        .bind(&request.action)
        .bind(request.outcome.map(AuditOutcome::name))
        .bind(request.from)
        .bind(request.to)
        .bind(i64::try_from(limit + 1).unwrap_or(i64::MAX));
    if let Some(user) = &request.user {
        query = query.bind(user);
    }
    let mut rows: Vec<Row> = query.fetch_all(readers).await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let user_ids = subjects(readers, row.id).await?;
        entries.push(entry(row, user_ids)?);
    }
    Ok(AuditPage { entries, next })
}

async fn subjects(readers: &SqlitePool, id: i64) -> Result<Vec<String>, Error> {
    let ids = "SELECT user_id FROM audit_subjects WHERE audit_id = $1 ORDER BY user_id";
    Ok(sqlx::query_scalar(ids).bind(id).fetch_all(readers).await?)
}

fn entry(row: Row, user_ids: Vec<String>) -> Result<AuditEntry, Error> {
    let outcome = AuditOutcome::from_name(&row.outcome)
        .ok_or_else(|| Error::Internal(format!("audit entry {} has no outcome", row.id)))?;
    Ok(AuditEntry {
        id: row.id,
        at: row.at,
        admin: row.admin,
        action: row.action,
        user_ids,
        outcome,
        http: row.http,
        code: row.code.map(Code),
        reason: row.reason,
        case: row.case_no,
        request_id: row.request_id,
        details: serde_json::Map::new(),
        job: None,
        undo: None,
        undoes: None,
    })
}

fn read_cursor(cursor: &str) -> Result<i64, Error> {
    cursor.parse().map_err(|_| {
        let expected = "a cursor of this list".to_owned();
        Error::Invalid(vec![Violation::new("after", Rule::Form { expected })])
    })
}
