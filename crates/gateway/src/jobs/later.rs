//! Soft deletions and restores of a job: Nexconn accepts them at once, and tells by webhook how each
//! came out.

use nexconn_api::admin::{ItemNote, ItemState};
use sqlx::SqliteConnection;

use super::settle::count;
use crate::Error;

#[derive(Debug, sqlx::FromRow)]
struct Told {
    idx: i64,
    before: String,
    state: String,
    code: Option<i32>,
}

/// Gives the users of a call of a job the outcome that was told by webhook, and returns whether the job's counts are
/// others now. Those whose call has not landed yet are left: landing asks again.
pub(crate) async fn told_later(
    transaction: &mut SqliteConnection,
    job: i64,
    entry: i64,
    now: i64,
) -> Result<bool, Error> {
    let told: Vec<Told> = sqlx::query_as(
        "SELECT i.idx, i.state AS before, p.state, p.code
         FROM deletion_users p
         JOIN job_items i ON i.app = p.app AND i.user_id = p.user_id AND i.job_id = $1
         WHERE p.audit_id = $2 AND i.audit_id = $2 AND i.state IN ('done', 'unknown')
           AND (p.state = 'refused' OR (p.state = 'confirmed' AND (i.note IS NULL OR i.note <> $3)))",
    )
    .bind(job)
    .bind(entry)
    .bind(ItemNote::Confirmed.name())
    .fetch_all(&mut *transaction)
    .await?;
    let mut moved = false;
    for one in told {
        let done = one.state == "confirmed";
        let state = if done { ItemState::Done } else { ItemState::Refused };
        sqlx::query(
            "UPDATE job_items SET state = $1, http = NULL, code = $2, note = $3, changed_at = $4
             WHERE job_id = $5 AND idx = $6",
        )
        .bind(state.name())
        .bind(one.code)
        .bind(done.then(|| ItemNote::Confirmed.name()))
        .bind(now)
        .bind(job)
        .bind(one.idx)
        .execute(&mut *transaction)
        .await?;
        let before = ItemState::from_name(&one.before).unwrap_or(ItemState::Done);
        count(transaction, job, before, state, 1).await?;
        moved |= before != state;
    }
    Ok(moved)
}
