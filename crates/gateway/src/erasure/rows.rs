//! Everything that is held of the one user.

use nexconn_api::admin::{StandingBanEnd, UpstreamAnswer};
use serde_json::Value;
use sqlx::SqliteConnection;

use crate::Error;
use crate::bans::standing;
use crate::directory;

/// Forgets all but the id: whoever is deleted is listed still.
pub(super) async fn directory(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<u64, Error> {
    directory::forget(transaction, app, user_id).await
}

/// Deletes the old values kept for undo, also those of pairs with another user.
pub(super) async fn undo_values(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<u64, Error> {
    let sql = "DELETE FROM undo WHERE app = $1 AND (user_id = $2 OR target = $2)";
    let deleted = sqlx::query(sql).bind(app).bind(user_id).execute(transaction).await?;
    Ok(deleted.rows_affected())
}

/// Erases what was to be set for the user, or for a pair with another one, and access tokens that wait for their
/// download. A user for whom nothing is left to set is refused when the turn comes.
pub(super) async fn job_items(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<u64, Error> {
    let erased = sqlx::query(
        "UPDATE job_items SET fields = NULL, token = NULL, token_until = NULL
         WHERE app = $1 AND (user_id = $2 OR target = $2)
           AND (fields IS NOT NULL OR token IS NOT NULL)",
    )
    .bind(app)
    .bind(user_id)
    .execute(transaction)
    .await?;
    Ok(erased.rows_affected())
}

/// Deletes what is known of the user's ban, and its standing ban, which is renewed no longer.
pub(super) async fn bans(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    now: i64,
) -> Result<u64, Error> {
    standing::stop(transaction, app, &[user_id], StandingBanEnd::Stopped, now).await?;
    let mut deleted = 0;
    for sql in [
        "DELETE FROM standing_bans WHERE app = $1 AND user_id = $2",
        "DELETE FROM bans WHERE app = $1 AND user_id = $2",
    ] {
        let rows = sqlx::query(sql).bind(app).bind(user_id).execute(&mut *transaction).await?;
        deleted += rows.rows_affected();
    }
    Ok(deleted)
}

/// Erases the bodies of stored answers to calls about the user; how they ended stays.
pub(super) async fn answers(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<u64, Error> {
    let answers: Vec<(String, String)> = sqlx::query_as(
        "SELECT id, answer FROM operations
         WHERE app = $1 AND answer IS NOT NULL AND audit_id IN
             (SELECT audit_id FROM audit_subjects WHERE app = $1 AND user_id = $2)",
    )
    .bind(app)
    .bind(user_id)
    .fetch_all(&mut *transaction)
    .await?;
    let count = answers.len() as u64;
    for (id, answer) in answers {
        let answer: UpstreamAnswer =
            serde_json::from_str(&answer).map_err(|e| Error::Internal(e.to_string()))?;
        let bare = serde_json::to_string(&UpstreamAnswer { body: Value::Null, ..answer })
            .map_err(|e| Error::Internal(e.to_string()))?;
        sqlx::query("UPDATE operations SET answer = $1 WHERE app = $2 AND id = $3")
            .bind(bare)
            .bind(app)
            .bind(id)
            .execute(&mut *transaction)
            .await?;
    }
    Ok(count)
}
