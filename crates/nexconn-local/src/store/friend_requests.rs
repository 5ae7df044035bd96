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

/// Removes the request of one user to another; false when there is none, or it is over.
pub(crate) async fn take(
    database: &mut SqliteConnection,
    user_id: &str,
    target_id: &str,
    now: i64,
) -> sqlx::Result<bool> {
    let requested_at: Option<i64> = sqlx::query_scalar(
        "DELETE FROM friend_requests WHERE user_id = $1 AND target_id = $2 RETURNING requested_at",
    )
    .bind(user_id)
    .bind(target_id)
    .fetch_optional(database)
    .await?;
    Ok(requested_at.is_some_and(|at| now < at.saturating_add(REQUEST_LIFE)))
}

/// A request that waits for consent.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Waiting {
    /// Who asks.
    pub(crate) user_id: String,
    /// What was said with it; may be empty.
    pub(crate) extra: String,
    /// Unix milliseconds.
    pub(crate) requested_at: i64,
}

/// The requests that wait for a user's consent, the oldest first.
pub(crate) async fn waiting_for(
    database: &mut SqliteConnection,
    user_id: &str,
    now: i64,
) -> sqlx::Result<Vec<Waiting>> {
    sqlx::query_as(
        "SELECT user_id, extra, requested_at FROM friend_requests
         WHERE target_id = $1 AND requested_at > $2 ORDER BY requested_at, user_id",
    )
    .bind(user_id)
    .bind(now.saturating_sub(REQUEST_LIFE))
    .fetch_all(database)
    .await
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
