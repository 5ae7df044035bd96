//! What Nexconn's webhook tells of an operation: the one proof that it is done.

use nexconn_api::admin::{DeletionChanged, DeletionState, Event, OperationKind, OperationState};
use nexconn_api::webhooks::{ActivationStateItem, Operation};
use sqlx::SqliteConnection;

use super::store;
use crate::audit::{self, events};
use crate::erasure::{self, Erasure};
use crate::{Error, directory, jobs};

/// One user of an operation, as it was before the webhook.
#[derive(Debug, sqlx::FromRow)]
struct Known {
    run_id: i64,
    state: String,
    audit_id: Option<i64>,
    job_id: Option<i64>,
    requested_at: Option<i64>,
}

/// Notes what the webhook tells of one user: where a soft deletion is done, what the gateway holds of
/// the user is erased. What was told before changes nothing.
///
/// To be called in the transaction that stores the webhook; events and erasures are to be woken once it
/// is committed. Returns the job whose counts are others now, which is to be told.
pub(crate) async fn confirmed(
    transaction: &mut SqliteConnection,
    app: &str,
    item: &ActivationStateItem,
    now: i64,
) -> Result<Option<i64>, Error> {
    let kind = match item.operation_type {
        Operation::SoftDelete => OperationKind::Delete,
        Operation::Restore => OperationKind::Restore,
    };
    let known = match find(transaction, app, kind, item).await? {
        Some(known) => known,
        None => elsewhere(transaction, app, kind, item).await?,
    };
    if matches!(known.state.as_str(), "confirmed" | "refused") {
        return Ok(None);
    }
    let state = if item.succeeded() {
        OperationState::Confirmed
    } else {
        OperationState::Refused { code: Some(item.code()) }
    };
    settle(transaction, &known, item, now).await?;
    let record = match kind {
        OperationKind::Delete => deletion(transaction, app, &known, item, now).await?,
        OperationKind::Restore => {
            restore(transaction, app, item, now).await?;
            None
        }
    };
    let moved = match (known.job_id, known.audit_id) {
        (Some(job), Some(entry)) => {
            jobs::told_later(transaction, job, entry, now).await?.then_some(job)
        }
        _ => None,
    };
    let changed = DeletionChanged {
        kind,
        user_id: item.user_id.clone(),
        state,
        at: now,
        operation_id: Some(item.operate_id.clone()),
        entry: known.audit_id,
        job: known.job_id,
        record,
    };
    events::publish(transaction, app, &Event::Deletion(changed), now).await?;
    if let Some(entry) = known.audit_id {
        follow_entry(transaction, app, entry, item, now).await?;
    }
    Ok(moved)
}

/// Notes in the entry of the call how a user came out; consoles are told of one who was refused, and of the last one.
async fn follow_entry(
    transaction: &mut SqliteConnection,
    app: &str,
    entry: i64,
    item: &ActivationStateItem,
    now: i64,
) -> Result<(), Error> {
    if !item.succeeded() {
        audit::refuse_later(transaction, entry, (1, false), Some(item.code())).await?;
    }
    let waiting: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM deletion_users WHERE audit_id = $1 AND state = 'accepted'",
    )
    .bind(entry)
    .fetch_one(&mut *transaction)
    .await?;
    if waiting == 0 || !item.succeeded() {
        audit::publish(transaction, app, entry, now).await?;
    }
    Ok(())
}

const COLUMNS: &str = "SELECT p.run_id, p.state, p.audit_id, r.job_id, p.requested_at
    FROM deletion_users p JOIN deletion_runs r ON r.id = p.run_id
    WHERE p.app = $1 AND p.user_id = $2 AND p.kind = $3 AND ";

/// The user of the operation; where its answer has not come, or was lost, of the latest that may be it.
async fn find(
    transaction: &mut SqliteConnection,
    app: &str,
    kind: OperationKind,
    item: &ActivationStateItem,
) -> Result<Option<Known>, Error> {
    let by_id = format!("{COLUMNS} p.operation_id = $4 ORDER BY p.run_id DESC LIMIT 1");
    let open = format!(
        "{COLUMNS} p.operation_id IS NULL AND p.state IN ('pending', 'unknown', 'accepted')
         ORDER BY p.run_id DESC LIMIT 1"
    );
    for sql in [by_id, open] {
        let known = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(app)
            .bind(&item.user_id)
            .bind(kind.name())
            .bind(&item.operate_id)
            .fetch_optional(&mut *transaction)
            .await?;
        if known.is_some() {
            return Ok(known);
        }
    }
    Ok(None)
}

/// An operation that went elsewhere, such as one of the app's own server.
async fn elsewhere(
    transaction: &mut SqliteConnection,
    app: &str,
    kind: OperationKind,
    item: &ActivationStateItem,
) -> Result<Known, Error> {
    let known: Option<i64> = sqlx::query_scalar(
        "SELECT p.run_id FROM deletion_users p JOIN deletion_runs r ON r.id = p.run_id
         WHERE p.app = $1 AND p.operation_id = $2 AND p.kind = $3 AND r.admin IS NULL LIMIT 1",
    )
    .bind(app)
    .bind(&item.operate_id)
    .bind(kind.name())
    .fetch_optional(&mut *transaction)
    .await?;
    let run_id = match known {
        Some(run) => run,
        None => {
            sqlx::query_scalar(
                "INSERT INTO deletion_runs (app, kind, operation_id) VALUES ($1, $2, $3)
                 RETURNING id",
            )
            .bind(app)
            .bind(kind.name())
            .bind(&item.operate_id)
            .fetch_one(&mut *transaction)
            .await?
        }
    };
    sqlx::query(
        "INSERT INTO deletion_users (run_id, app, user_id, kind, state)
         VALUES ($1, $2, $3, $4, 'accepted')",
    )
    .bind(run_id)
    .bind(app)
    .bind(&item.user_id)
    .bind(kind.name())
    .execute(&mut *transaction)
    .await?;
    let state = "accepted".to_owned();
    Ok(Known { run_id, state, audit_id: None, job_id: None, requested_at: None })
}

async fn settle(
    transaction: &mut SqliteConnection,
    known: &Known,
    item: &ActivationStateItem,
    now: i64,
) -> Result<(), Error> {
    let done = item.succeeded();
    sqlx::query(
        "UPDATE deletion_users SET operation_id = $1, state = $2, code = $3, settled_at = $4
         WHERE run_id = $5 AND user_id = $6",
    )
    .bind(&item.operate_id)
    .bind(if done { "confirmed" } else { "refused" })
    .bind((!done).then(|| item.code().0))
    .bind(now)
    .bind(known.run_id)
    .bind(&item.user_id)
    .execute(&mut *transaction)
    .await?;
    sqlx::query(
        "UPDATE deletion_runs SET operation_id = COALESCE(operation_id, $1),
             accepted_at = CASE WHEN requested_at IS NULL THEN NULL
                                ELSE COALESCE(accepted_at, $2) END
         WHERE id = $3",
    )
    .bind(&item.operate_id)
    .bind(now)
    .bind(known.run_id)
    .execute(transaction)
    .await?;
    Ok(())
}

/// A soft deletion: done, so that what is held here is erased (the number of the record is returned), or
/// refused.
async fn deletion(
    transaction: &mut SqliteConnection,
    app: &str,
    known: &Known,
    item: &ActivationStateItem,
    now: i64,
) -> Result<Option<i64>, Error> {
    let seq = store::next_seq(transaction, app).await?;
    let user_id = item.user_id.as_str();
    if !item.succeeded() {
        sqlx::query(
            "UPDATE deleted_users SET deleted = 0, seq = $1
             WHERE app = $2 AND user_id = $3 AND run_id = $4 AND state = 'accepted'",
        )
        .bind(seq)
        .bind(app)
        .bind(user_id)
        .bind(known.run_id)
        .execute(transaction)
        .await?;
        return Ok(None);
    }
    if restored_since(transaction, app, known, user_id).await? {
        return Ok(None);
    }
    directory::know(transaction, app, &[user_id], now).await?;
    sqlx::query(
        "INSERT INTO deleted_users (app, user_id, deleted, state, run_id, requested_at,
                                    confirmed_at, sort_at, known_at, seq)
         VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $6, $8)
         ON CONFLICT (app, user_id) DO UPDATE SET
             deleted = 1, state = excluded.state, confirmed_at = excluded.confirmed_at,
             run_id = CASE WHEN deleted_users.deleted = 1
                           THEN COALESCE(deleted_users.run_id, excluded.run_id)
                           ELSE excluded.run_id END,
             requested_at = CASE WHEN deleted_users.deleted = 1
                                 THEN COALESCE(deleted_users.requested_at, excluded.requested_at)
                                 ELSE excluded.requested_at END,
             sort_at = CASE WHEN deleted_users.deleted = 1 THEN deleted_users.sort_at
                            ELSE excluded.sort_at END,
             known_at = excluded.known_at, seq = excluded.seq",
    )
    .bind(app)
    .bind(user_id)
    .bind(DeletionState::Confirmed.name())
    .bind(known.run_id)
    .bind(known.requested_at)
    .bind(now)
    .bind(known.requested_at.unwrap_or(now))
    .bind(seq)
    .execute(&mut *transaction)
    .await?;
    let erasure = Erasure { app, user_id, run: Some(known.run_id), by: None, confirmed: true, now };
    erasure::erase(transaction, &erasure).await.map(Some)
}

/// Whether a later operation has restored the user already: webhooks may come late, and what is held
/// then is of whoever has the id now.
async fn restored_since(
    transaction: &mut SqliteConnection,
    app: &str,
    known: &Known,
    user_id: &str,
) -> Result<bool, Error> {
    let later: i64 = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM deletion_users
                        WHERE app = $1 AND user_id = $2 AND kind = 'restore' AND run_id > $3
                          AND state = 'confirmed')",
    )
    .bind(app)
    .bind(user_id)
    .bind(known.run_id)
    .fetch_one(transaction)
    .await?;
    Ok(later == 1)
}

async fn restore(
    transaction: &mut SqliteConnection,
    app: &str,
    item: &ActivationStateItem,
    now: i64,
) -> Result<(), Error> {
    let seq = store::next_seq(transaction, app).await?;
    if item.succeeded() {
        return store::restored(transaction, app, &item.user_id, now, seq).await;
    }
    store::restoring(transaction, app, &item.user_id, "refused", Some(item.code()), seq).await
}
