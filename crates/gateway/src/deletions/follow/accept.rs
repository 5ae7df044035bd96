//! The answer that the call was accepted.

use nexconn_api::admin::{DeletionState, OperationKind};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::store;
use crate::Error;
use crate::calls::Order;
use crate::sql::push_in;

#[derive(Debug, sqlx::FromRow)]
struct Accepted {
    user_id: String,
    run_id: i64,
    requested_at: i64,
}

/// Accepted: all users of the entry, or `only` these. The webhook may have been faster: what it told of
/// this operation stays.
pub(super) async fn accept(
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
                store::restoring(transaction, order.app, &user.user_id, "accepted", None, seq)
                    .await?;
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
