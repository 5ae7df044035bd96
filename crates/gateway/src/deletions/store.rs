//! The rows of the copy.

use nexconn_api::Code;
use sqlx::SqliteConnection;

use crate::Error;

/// Counts a change to the deletions of an app outside a reading, and returns its number.
pub(super) async fn next_seq(transaction: &mut SqliteConnection, app: &str) -> Result<i64, Error> {
    Ok(sqlx::query_scalar(
        "INSERT INTO app_facts (app, deletions_seq) VALUES ($1, 1)
         ON CONFLICT (app) DO UPDATE SET deletions_seq = app_facts.deletions_seq + 1
         RETURNING deletions_seq",
    )
    .bind(app)
    .fetch_one(transaction)
    .await?)
}

/// Removes a row.
pub(super) async fn remove(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM deleted_users WHERE app = $1 AND user_id = $2")
        .bind(app)
        .bind(user_id)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Joins a user who is in the list with the request that went through this gateway.
pub(super) async fn mark_requested(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    run: i64,
    requested_at: i64,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE deleted_users SET state = 'accepted', run_id = $1, requested_at = $2, sort_at = $2
         WHERE app = $3 AND user_id = $4 AND deleted = 1 AND state = 'listed'",
    )
    .bind(run)
    .bind(requested_at)
    .bind(app)
    .bind(user_id)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Marks a user as deleted no longer, so that no reading that began before brings the deletion back.
pub(super) async fn restored(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    now: i64,
    seq: i64,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE deleted_users SET deleted = 0, restore_state = NULL, restore_code = NULL,
             record_id = NULL, known_at = $1, seq = $2
         WHERE app = $3 AND user_id = $4 AND deleted = 1",
    )
    .bind(now)
    .bind(seq)
    .bind(app)
    .bind(user_id)
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
