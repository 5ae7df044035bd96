//! Changes by the console's operation id: the same one again has no second effect.
//!
//! What Nexconn answered is kept for a day, without access tokens: a repeated "issue" is told that
//! it was done, and no token.

use nexconn_api::admin::{AuditOutcome, Outcome, UpstreamAnswer};
use sqlx::SqliteConnection;

use super::answer::without_tokens;
use crate::Error;
use crate::upstream::Delivery;

/// How long an operation is remembered: longer than a page with it stays open.
pub(super) const KEPT_MILLIS: i64 = 24 * 60 * 60 * 1000;

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
    pub(super) outcome: Outcome,
    pub(super) answer: Option<UpstreamAnswer>,
    /// Id of the request that was sent.
    pub(super) request_id: String,
    /// Its entry in the audit log.
    pub(super) entry: i64,
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    admin_id: i64,
    digest: String,
    request_id: String,
    http: Option<u16>,
    body: Option<String>,
    outcome: String,
    audit_id: i64,
}

/// Looks an operation up. One under way, or one with another content, is a conflict.
pub(super) async fn find(
    connection: &mut SqliteConnection,
    operation: Operation<'_>,
) -> Result<Option<Recorded>, Error> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT o.admin_id, o.digest, o.request_id, o.http, o.body, a.outcome, o.audit_id
         FROM operations o JOIN audit a ON a.id = o.audit_id WHERE o.app = $1 AND o.id = $2",
    )
    .bind(operation.app)
    .bind(operation.id)
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    if row.admin_id != operation.admin || row.digest != operation.digest {
        return Err(Error::Conflict(USED_OTHERWISE));
    }
    let outcome = match AuditOutcome::from_name(&row.outcome) {
        Some(AuditOutcome::Done) => Outcome::Done,
        Some(AuditOutcome::Refused) => Outcome::Refused,
        Some(AuditOutcome::Unknown) => Outcome::Unknown,
        Some(AuditOutcome::Pending) | None => {
            return Err(Error::Conflict("this operation is still on its way; ask again shortly"));
        }
    };
    let answer = match (row.http, row.body) {
        (Some(http), Some(body)) => {
            let body = serde_json::from_str(&body).map_err(|e| Error::Internal(e.to_string()))?;
            Some(UpstreamAnswer { http, body })
        }
        _ => None,
    };
    Ok(Some(Recorded { outcome, answer, request_id: row.request_id, entry: row.audit_id }))
}

/// Records an operation that is about to be sent, and forgets those of long ago.
pub(super) async fn begin(
    transaction: &mut SqliteConnection,
    operation: Operation<'_>,
    audit: i64,
    request_id: &str,
    now: i64,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM operations WHERE created_at < $1")
        .bind(now - KEPT_MILLIS)
        .execute(&mut *transaction)
        .await?;
    sqlx::query(
        "INSERT INTO operations (app, id, admin_id, digest, audit_id, request_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(operation.app)
    .bind(operation.id)
    .bind(operation.admin)
    .bind(operation.digest)
    .bind(audit)
    .bind(request_id)
    .bind(now)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Keeps how an operation ended.
pub(super) async fn settle(
    transaction: &mut SqliteConnection,
    operation: Operation<'_>,
    delivery: &Delivery,
) -> Result<(), Error> {
    match delivery {
        Delivery::Answered(answer) => finish(transaction, operation, answer).await,
        Delivery::NotSent => forget(transaction, operation).await,
        Delivery::Unknown => Ok(()),
    }
}

/// Keeps the answer to an operation, without access tokens.
async fn finish(
    transaction: &mut SqliteConnection,
    operation: Operation<'_>,
    answer: &UpstreamAnswer,
) -> Result<(), Error> {
    sqlx::query("UPDATE operations SET http = $1, body = $2 WHERE app = $3 AND id = $4")
        .bind(answer.http)
        .bind(without_tokens(answer.body.clone()).to_string())
        .bind(operation.app)
        .bind(operation.id)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Forgets an operation that was never sent, so that the same one can be tried again.
async fn forget(transaction: &mut SqliteConnection, operation: Operation<'_>) -> Result<(), Error> {
    sqlx::query("DELETE FROM operations WHERE app = $1 AND id = $2")
        .bind(operation.app)
        .bind(operation.id)
        .execute(transaction)
        .await?;
    Ok(())
}
