//! Reading entries, latest first.

use nexconn_api::admin::{AuditEntry, AuditOutcome, AuditPage, ListAuditRequest, PAGE_SIZE};
use nexconn_api::{Rule, Violation};
use sqlx::{AssertSqlSafe, SqliteConnection, SqlitePool};

use super::row::{COLUMNS, Row, subjects};
use crate::Error;

/// Every filter is a parameter that may be NULL, so that there is one statement.
const EVERYBODY: &str = "
    FROM audit a
    WHERE a.app = $1 AND a.id < $2
      AND ($3 IS NULL OR a.admin = $3) AND ($4 IS NULL OR a.action = $4)
      AND ($5 IS NULL OR a.outcome = $5)
      AND ($6 IS NULL OR a.at >= $6) AND ($7 IS NULL OR a.at < $7)
      AND ($8 IS NULL OR a.job_id = $8)
    ORDER BY a.id DESC LIMIT $9";

/// The same, from the side of one user.
const ONE_USER: &str = "
    FROM audit_subjects s JOIN audit a ON a.id = s.audit_id
    WHERE s.app = $1 AND s.audit_id < $2
      AND ($3 IS NULL OR a.admin = $3) AND ($4 IS NULL OR a.action = $4)
      AND ($5 IS NULL OR a.outcome = $5)
      AND ($6 IS NULL OR a.at >= $6) AND ($7 IS NULL OR a.at < $7)
      AND ($8 IS NULL OR a.job_id = $8)
      AND s.user_id = $10
    ORDER BY s.audit_id DESC LIMIT $9";

/// One page of the log of an app.
pub(crate) async fn list(
    readers: &SqlitePool,
    request: &ListAuditRequest,
    now: i64,
) -> Result<AuditPage, Error> {
    let limit = request.limit.unwrap_or(PAGE_SIZE) as usize;
    let before = request.after.as_deref().map_or(Ok(i64::MAX), read_cursor)?;
    let from = if request.user.is_some() { ONE_USER } else { EVERYBODY };
    let mut query = sqlx::query_as(AssertSqlSafe(format!("SELECT {COLUMNS} {from}")))
        .bind(&request.app)
        .bind(before)
        .bind(request.admin.as_deref().map(str::to_lowercase))
        .bind(&request.action)
        .bind(request.outcome.map(AuditOutcome::name))
        .bind(request.from)
        .bind(request.to)
        .bind(request.job)
        .bind(i64::try_from(limit + 1).unwrap_or(i64::MAX));
    if let Some(user) = &request.user {
        query = query.bind(user);
    }
    let mut connection = readers.begin().await?;
    let mut rows: Vec<Row> = query.fetch_all(&mut *connection).await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    Ok(AuditPage { entries: entries(&mut connection, rows, now).await?, next })
}

/// The latest entries of an app, without the single calls of jobs, which are about users: there are
/// many of those, and the job has an entry of its own.
pub(crate) async fn latest(
    readers: &SqlitePool,
    app: &str,
    limit: u32,
    now: i64,
) -> Result<Vec<AuditEntry>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM audit a
         WHERE a.app = $1
           AND (a.job_id IS NULL
                OR NOT EXISTS (SELECT 1 FROM audit_subjects s WHERE s.audit_id = a.id))
         ORDER BY a.id DESC LIMIT $2"
    );
    let mut connection = readers.begin().await?;
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(app)
        .bind(i64::from(limit))
        .fetch_all(&mut *connection)
        .await?;
    entries(&mut connection, rows, now).await
}

async fn entries(
    connection: &mut SqliteConnection,
    rows: Vec<Row>,
    now: i64,
) -> Result<Vec<AuditEntry>, Error> {
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let user_ids = subjects(connection, row.id).await?;
        entries.push(row.into_entry(user_ids, now)?);
    }
    Ok(entries)
}

fn read_cursor(cursor: &str) -> Result<i64, Error> {
    cursor.parse().map_err(|_| {
        let expected = "a cursor of this list".to_owned();
        Error::Invalid(vec![Violation::new("after", Rule::Form { expected })])
    })
}
