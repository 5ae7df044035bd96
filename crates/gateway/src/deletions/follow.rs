//! What follows from calls to soft-delete and to restore users, from intent to answer.

use nexconn_api::admin::{DeletionState, OperationKind, Outcome};
use nexconn_api::nexconn::{AcceptedOperation, RestoreUsers, SoftDeleteUsers};
use nexconn_api::{Code, Endpoint};
use serde::Deserialize;
use serde_json::Value;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::store;
use crate::Error;
use crate::calls::Order;
use crate::sql::push_in;

/// Users of one statement.
const AT_ONCE: usize = 500;
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

/// Writes down who is about to be deleted or restored, with the entry of the call.
pub(crate) async fn begin(
    transaction: &mut SqliteConnection,
    order: &Order<'_>,
    entry: i64,
    now: i64,
) -> Result<(), Error> {
    let Some(kind) = kind_of(order) else { return Ok(()) };
    let run = run_of(transaction, order, kind, entry, now).await?;
    for some in order.user_ids().chunks(AT_ONCE) {
        let mut sql = QueryBuilder::<Sqlite>::new(
            "INSERT INTO deletion_users (run_id, app, user_id, kind, audit_id, requested_at, state) ",
        );
        sql.push_values(some, |mut row, user_id| {
            row.push_bind(run).push_bind(order.app).push_bind(*user_id).push_bind(kind.name());
            row.push_bind(entry).push_bind(now).push_bind("pending");
        });
        // A job sends users again that were refused.
        sql.push(
            " ON CONFLICT (run_id, user_id) DO UPDATE SET
                 audit_id = excluded.audit_id, requested_at = excluded.requested_at,
                 state = excluded.state, operation_id = NULL, code = NULL, settled_at = NULL",
        );
        sql.build().execute(&mut *transaction).await?;
    }
    Ok(())
}

/// The run that a call belongs to: that of its job, or one of its own.
async fn run_of(
    transaction: &mut SqliteConnection,
    order: &Order<'_>,
    kind: OperationKind,
    entry: i64,
    now: i64,
) -> Result<i64, Error> {
    if let Some(job) = order.job {
        let known: Option<i64> =
            sqlx::query_scalar("SELECT id FROM deletion_runs WHERE job_id = $1")
                .bind(job)
                .fetch_optional(&mut *transaction)
                .await?;
        if let Some(run) = known {
            return Ok(run);
        }
    }
    let run = sqlx::query_scalar(
        "INSERT INTO deletion_runs (app, kind, audit_id, job_id, admin, case_no, requested_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
    )
    .bind(order.app)
    .bind(kind.name())
    .bind(order.job.is_none().then_some(entry))
    .bind(order.job)
    .bind(order.admin)
    .bind(order.case)
    .bind(now)
    .fetch_one(transaction)
    .await?;
    Ok(run)
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

#[derive(Debug, sqlx::FromRow)]
struct Accepted {
    user_id: String,
    run_id: i64,
    requested_at: i64,
}

/// Accepted: all users of the entry, or `only` these. The webhook may have been faster: what it told of
/// this operation stays.
async fn accept(
    transaction: &mut SqliteConnection,
    order: &Order<'_>,
    kind: OperationKind,
    entry: i64,
    operation: Option<&str>,
    only: Option<&[&str]>,
    now: i64,
) -> Result<(), Error> {
    let mut sql = QueryBuilder::<Sqlite>::new(
        "UPDATE deletion_users SET state = 'accepted', code = NULL, settled_at = NULL, operation_id = ",
    );
    sql.push_bind(operation).push(" WHERE audit_id = ").push_bind(entry);
    sql.push(" AND (state IN ('pending', 'unknown') OR operation_id <> ").push_bind(operation);
    sql.push(")");
    if let Some(only) = only {
        if only.is_empty() {
            return Ok(());
        }
        sql.push(" AND user_id");
        push_in(&mut sql, only.iter().copied());
    }
    sql.push(" RETURNING user_id, run_id, requested_at");
    let accepted: Vec<Accepted> = sql.build_query_as().fetch_all(&mut *transaction).await?;
    sqlx::query(
        "UPDATE deletion_runs SET accepted_at = $1, operation_id = COALESCE($2, operation_id)
         WHERE id = (SELECT MAX(run_id) FROM deletion_users WHERE audit_id = $3)",
    )
    .bind(now)
    .bind(operation)
    .bind(entry)
    .execute(&mut *transaction)
    .await?;
    let seq = store::next_seq(transaction, order.app).await?;
    for user in &accepted {
        match kind {
            OperationKind::Delete => {
                deleted(transaction, order.app, user, DeletionState::Accepted, now, seq).await?;
            }
            OperationKind::Restore => {
                restoring(transaction, order.app, &user.user_id, "accepted", None, seq).await?;
            }
        }
    }
    Ok(())
}

/// Marks a user as deleted. A second deletion of one who is deleted already changes nothing.
async fn deleted(
    transaction: &mut SqliteConnection,
    app: &str,
    user: &Accepted,
    state: DeletionState,
    now: i64,
    seq: i64,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO deleted_users (app, user_id, deleted, state, run_id, requested_at, sort_at,
                                    known_at, seq)
         VALUES ($1, $2, 1, $3, $4, $5, $5, $6, $7)
         ON CONFLICT (app, user_id) DO UPDATE SET
             deleted = 1, state = excluded.state, run_id = excluded.run_id,
             requested_at = excluded.requested_at, confirmed_at = NULL, restore_state = NULL,
             restore_code = NULL, record_id = NULL, sort_at = excluded.sort_at,
             known_at = excluded.known_at, seq = excluded.seq
         WHERE deleted_users.deleted = 0 OR deleted_users.state = 'listed'",
    )
    .bind(app)
    .bind(&user.user_id)
    .bind(state.name())
    .bind(user.run_id)
    .bind(user.requested_at)
    .bind(now)
    .bind(seq)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Notes how the restore of a user stands who is deleted.
pub(super) async fn restoring(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    state: &str,
    code: Option<Code>,
    seq: i64,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE deleted_users SET restore_state = $1, restore_code = $2, seq = $3
         WHERE app = $4 AND user_id = $5 AND deleted = 1",
    )
    .bind(state)
    .bind(code.map(|code| code.0))
    .bind(seq)
    .bind(app)
    .bind(user_id)
    .execute(transaction)
    .await?;
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
            restoring(transaction, &app, &user_id, "refused", code, seq).await?;
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
