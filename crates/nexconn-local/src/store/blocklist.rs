use sqlx::SqliteConnection;

/// Puts a user on another's blocklist, if both exist, are not soft-deleted and are two. Who is on it already keeps
/// the place.
pub(crate) async fn add(
    database: &mut SqliteConnection,
    user_id: &str,
    blocked_id: &str,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO blocklist (user_id, blocked_id)
         SELECT u.user_id, b.user_id FROM users u CROSS JOIN users b
         WHERE u.user_id = $1 AND b.user_id = $2 AND u.user_id <> b.user_id
             AND u.deleted_at IS NULL AND b.deleted_at IS NULL
         ON CONFLICT (user_id, blocked_id) DO NOTHING",
    )
    .bind(user_id)
    .bind(blocked_id)
    .execute(database)
    .await?;
    Ok(())
}

/// Takes a user off another's blocklist, if they are on it.
pub(crate) async fn remove(
    database: &mut SqliteConnection,
    user_id: &str,
    blocked_id: &str,
) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM blocklist WHERE user_id = $1 AND blocked_id = $2")
        .bind(user_id)
        .bind(blocked_id)
        .execute(database)
        .await?;
    Ok(())
}

/// Empties a user's blocklist. The user stays on those of others.
pub(crate) async fn clear(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM blocklist WHERE user_id = $1").bind(user_id).execute(database).await?;
    Ok(())
}

/// Whether a user is on another's blocklist.
pub(crate) async fn has(
    database: &mut SqliteConnection,
    user_id: &str,
    blocked_id: &str,
) -> sqlx::Result<bool> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM blocklist WHERE user_id = $1 AND blocked_id = $2)",
    )
    .bind(user_id)
    .bind(blocked_id)
    .fetch_one(database)
    .await
}

/// How many users are on a blocklist.
pub(crate) async fn count(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<u32> {
    sqlx::query_scalar("SELECT count(*) FROM blocklist WHERE user_id = $1")
        .bind(user_id)
        .fetch_one(database)
        .await
}

/// Some of the users on a blocklist with their positions, the latest first or last: those behind the position `after`.
pub(crate) async fn list(
    database: &mut SqliteConnection,
    user_id: &str,
    latest_first: bool,
    after: Option<i64>,
    limit: i64,
) -> sqlx::Result<Vec<(i64, String)>> {
    let sql = if latest_first {
        "SELECT position, blocked_id FROM blocklist
         WHERE user_id = $1 AND position < $2 ORDER BY position DESC LIMIT $3"
    } else {
        "SELECT position, blocked_id FROM blocklist
         WHERE user_id = $1 AND position > $2 ORDER BY position LIMIT $3"
    };
    let start = if latest_first { i64::MAX } else { 0 };
    sqlx::query_as(sql)
        .bind(user_id)
        .bind(after.unwrap_or(start))
        .bind(limit)
        .fetch_all(database)
        .await
}
