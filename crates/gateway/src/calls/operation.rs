//! Changes by the console's operation id: the same one again has no second effect.
//!
//! What was answered is kept for a day, without access tokens: a repeated "issue" is told that it was
//! done, and no token.

use sqlx::SqliteConnection;

use crate::Error;

/// How long an operation is remembered: longer than a page with it stays open.
const KEPT_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// Said of an operation id that comes with another request than before.
pub(crate) const USED_OTHERWISE: &str =
    "this operation id was used for another request; use a new one for a new request";

/// One intent of one admin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Operation<'a> {
    pub(super) app: &'a str,
    pub(super) id: &'a str,
    pub(super) admin: i64,
    /// Digest of endpoint and request.
    pub(super) digest: &'a str,
}

/// What is on record for an operation.
#[derive(Debug)]
pub(super) struct Recorded {
    /// Its entry in the audit log, for a call to Nexconn.
    pub(super) entry: Option<i64>,
    /// JSON of the answer; none while it is on its way, or where none came.
    pub(super) answer: Option<String>,
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    admin_id: i64,
    digest: String,
    audit_id: Option<i64>,
    answer: Option<String>,
}

/// Looks an operation up. One with another content, or of another admin, is a conflict.
pub(super) async fn find(
    connection: &mut SqliteConnection,
    operation: Operation<'_>,
) -> Result<Option<Recorded>, Error> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT admin_id, digest, audit_id, answer FROM operations WHERE app = $1 AND id = $2",
    )
    .bind(operation.app)
    .bind(operation.id)
    .fetch_optional(connection)
    .await?;
    match row {
        Some(row) if row.admin_id != operation.admin || row.digest != operation.digest => {
            Err(Error::Conflict(USED_OTHERWISE))
        }
        Some(row) => Ok(Some(Recorded { entry: row.audit_id, answer: row.answer })),
        None => Ok(None),
    }
}

/// Records an operation that is about to begin, and forgets those of long ago.
pub(super) async fn begin(
    transaction: &mut SqliteConnection,
    operation: Operation<'_>,
    entry: Option<i64>,
    now: i64,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM operations WHERE created_at < $1")
        .bind(now - KEPT_MILLIS)
        .execute(&mut *transaction)
        .await?;
    sqlx::query(
        "INSERT INTO operations (app, id, admin_id, digest, audit_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(operation.app)
    .bind(operation.id)
    .bind(operation.admin)
    .bind(operation.digest)
    .bind(entry)
    .bind(now)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Keeps the answer to an operation, as JSON without access tokens.
pub(super) async fn keep(
    transaction: &mut SqliteConnection,
    operation: Operation<'_>,
    answer: &str,
) -> Result<(), Error> {
    sqlx::query("UPDATE operations SET answer = $1 WHERE app = $2 AND id = $3")
        .bind(answer)
        .bind(operation.app)
        .bind(operation.id)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Forgets an operation that changed nothing, so that the same one can be tried again.
pub(super) async fn forget(
    transaction: &mut SqliteConnection,
    operation: Operation<'_>,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM operations WHERE app = $1 AND id = $2")
        .bind(operation.app)
        .bind(operation.id)
        .execute(transaction)
        .await?;
    Ok(())
}
