//! What follows from calls to soft-delete and to restore users, from intent to answer.

mod accept;
mod begin;

use nexconn_api::admin::{OperationKind, Outcome};
use nexconn_api::nexconn::{AcceptedOperation, RestoreUsers, SoftDeleteUsers};
use nexconn_api::{Code, Endpoint};
use serde::Deserialize;
use serde_json::Value;
use sqlx::SqliteConnection;

use accept::accept;
pub(crate) use begin::begin;

use super::store;
use crate::Error;
use crate::calls::Order;

/// HTTP status of a call over Nexconn's rate limit.
const RATE_LIMITED: u16 = 429;

/// What a call asks for; none for another call.
pub(super) fn kind_of(order: &Order<'_>) -> Option<OperationKind> {
    match order.spec.path {
        path if path == SoftDeleteUsers::SPEC.path => Some(OperationKind::Delete),
        path if path == RestoreUsers::SPEC.path => Some(OperationKind::Restore),
        _ => None,
    }
}

/// Whether the list shows what became of a call: of one without an answer, and of a restore, which no
/// webhook may confirm.
pub(crate) fn shows_in_list(order: &Order<'_>, outcome: Outcome) -> bool {
    match kind_of(order) {
        Some(OperationKind::Delete) => outcome == Outcome::Unknown,
        Some(OperationKind::Restore) => outcome != Outcome::Refused,
        None => false,
    }
}

/// Writes down how a call ended: accepted, refused, or not known.
pub(crate) async fn end(
    transaction: &mut SqliteConnection,
    order: &Order<'_>,
    entry: i64,
    (outcome, http, code): (Outcome, Option<u16>, Option<Code>),
    body: &Value,
    now: i64,
) -> Result<(), Error> {
    let Some(kind) = kind_of(order) else { return Ok(()) };
    match outcome {
        Outcome::Done => {
            let told = body.get("result").map(AcceptedOperation::deserialize);
            let operation = told.and_then(Result::ok).map(|told| told.operation_id);
            accept(transaction, order, kind, entry, operation.as_deref(), None, now).await
        }
        // Not taken: a job sends it again.
        Outcome::Refused if order.job.is_some() && matches!(http, None | Some(RATE_LIMITED)) => {
            let sql = "DELETE FROM deletion_users WHERE audit_id = $1 AND state = 'pending'";
            sqlx::query(sql).bind(entry).execute(transaction).await?;
            Ok(())
        }
        Outcome::Refused => refuse(transaction, kind, entry, code, now).await,
        Outcome::Unknown => {
            let sql = "UPDATE deletion_users SET state = 'unknown'
                       WHERE audit_id = $1 AND state = 'pending'";
            sqlx::query(sql).bind(entry).execute(transaction).await?;
            Ok(())
        }
    }
}

/// Writes down that users of a call whose answer was lost were accepted, as the list shows.
pub(crate) async fn found(
    transaction: &mut SqliteConnection,
    order: &Order<'_>,
    entry: i64,
    users: &[&str],
    now: i64,
) -> Result<(), Error> {
    let Some(kind) = kind_of(order) else { return Ok(()) };
    accept(transaction, order, kind, entry, None, Some(users), now).await?;
    let sql =
        "UPDATE deletion_users SET state = 'unknown' WHERE audit_id = $1 AND state = 'pending'";
    sqlx::query(sql).bind(entry).execute(transaction).await?;
    Ok(())
}

/// Refused at once, for all users of the entry.
async fn refuse(
    transaction: &mut SqliteConnection,
    kind: OperationKind,
    entry: i64,
    code: Option<Code>,
    now: i64,
) -> Result<(), Error> {
    let refused: Vec<(String, String)> = sqlx::query_as(
        "UPDATE deletion_users SET state = 'refused', code = $1, settled_at = $2
         WHERE audit_id = $3 AND state IN ('pending', 'unknown') RETURNING app, user_id",
    )
    .bind(code.map(|code| code.0))
    .bind(now)
    .bind(entry)
    .fetch_all(&mut *transaction)
    .await?;
    if kind == OperationKind::Restore {
        for (app, user_id) in refused {
            let seq = store::next_seq(transaction, &app).await?;
            store::restoring(transaction, &app, &user_id, "refused", code, seq).await?;
        }
    }
    Ok(())
}

/// Marks as unknown what an earlier process left on its way, but for jobs, which find out themselves.
pub(crate) async fn settle_left_behind(database: &kit::database::Database) -> Result<(), Error> {
    let mut transaction = database.write().await?;
    sqlx::query(
        "UPDATE deletion_users SET state = 'unknown' WHERE state = 'pending'
         AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.id = deletion_users.audit_id
                           AND a.outcome = 'pending')",
    )
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    Ok(())
}
