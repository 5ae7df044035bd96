//! Operations whose answer was lost: what a reading of the list shows of them.

use nexconn_api::admin::{DeletionChanged, Event, OperationKind, OperationState};
use sqlx::SqliteConnection;

use super::apply::Listed;
use super::store;
use crate::Error;
use crate::audit::events;

#[derive(Debug, sqlx::FromRow)]
struct Unknown {
    run_id: i64,
    user_id: String,
    audit_id: Option<i64>,
    job_id: Option<i64>,
    requested_at: i64,
}

/// A user in the list was accepted for deletion, one who is missing was accepted to be restored. The
/// other way round nothing is told: the call may have been late.
pub(super) async fn resolve(
    transaction: &mut SqliteConnection,
    app: &str,
    kind: OperationKind,
    listed: &Listed,
    now: i64,
) -> Result<(), Error> {
    let unknown: Vec<Unknown> = sqlx::query_as(
        "SELECT p.run_id, p.user_id, p.audit_id, r.job_id, p.requested_at
         FROM deletion_users p JOIN deletion_runs r ON r.id = p.run_id
         WHERE p.app = $1 AND p.kind = $2 AND p.state = 'unknown' AND p.requested_at <= $3
           AND NOT EXISTS (SELECT 1 FROM deletion_users l
                           WHERE l.app = p.app AND l.user_id = p.user_id AND l.run_id > p.run_id)",
    )
    .bind(app)
    .bind(kind.name())
    .bind(listed.began)
    .fetch_all(&mut *transaction)
    .await?;
    let shown =
        |one: &Unknown| listed.users.contains(&one.user_id) == (kind == OperationKind::Delete);
    for one in unknown.iter().filter(|one| shown(one)) {
        sqlx::query(
            "UPDATE deletion_users SET state = 'accepted' WHERE run_id = $1 AND user_id = $2",
        )
        .bind(one.run_id)
        .bind(&one.user_id)
        .execute(&mut *transaction)
        .await?;
        if kind == OperationKind::Delete {
            store::mark_requested(transaction, app, &one.user_id, one.run_id, one.requested_at)
                .await?;
        }
        let changed = DeletionChanged {
            kind,
            user_id: one.user_id.clone(),
            state: OperationState::Accepted,
            at: now,
            operation_id: None,
            entry: one.audit_id,
            job: one.job_id,
            record: None,
        };
        events::publish(transaction, app, &Event::Deletion(changed), now).await?;
    }
    Ok(())
}
