use nexconn_api::nexconn::REQUEST_LIFE;
use sqlx::SqliteConnection;

/// Stores a request for friendship, in place of an earlier one, and forgets those that are over.
pub(crate) async fn put(
    database: &mut SqliteConnection,
    user_id: &str,
    target_id: &str,
    extra: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM friend_requests WHERE requested_at <= $1")
        .bind(now.saturating_sub(REQUEST_LIFE))
        .execute(&mut *database)
        .await?;
    sqlx::query(
        "INSERT INTO friend_requests (user_id, target_id, extra, requested_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (user_id, target_id)
         DO UPDATE SET extra = excluded.extra, requested_at = excluded.requested_at",
    )
    .bind(user_id)
    .bind(target_id)
    .bind(extra)
    .bind(now)
    .execute(database)
    .await?;
    Ok(())
}

/// Removes the requests between two users.
pub(crate) async fn remove_between(
    database: &mut SqliteConnection,
    user_id: &str,
    other: &str,
) -> sqlx::Result<()> {
    sqlx::query(
        "DELETE FROM friend_requests
         WHERE (user_id = $1 AND target_id = $2) OR (user_id = $2 AND target_id = $1)",
    )
    .bind(user_id)
    .bind(other)
    .execute(database)
    .await?;
    Ok(())
}

/// Removes every request of a user and to a user.
pub(crate) async fn remove_of(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM friend_requests WHERE user_id = $1 OR target_id = $1")
        .bind(user_id)
        .execute(database)
        .await?;
    Ok(())
}
