//! The intent: who is about to be deleted or restored, and in which run.

use nexconn_api::admin::OperationKind;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::kind_of;
use crate::Error;
use crate::calls::Order;

/// Users of one statement.
const AT_ONCE: usize = 500;

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
