use sqlx::SqliteConnection;

/// Bans a user until an instant, if the user exists and is not soft-deleted; the new end replaces the old
/// one. False when there is no such user.
pub(crate) async fn set(
    database: &mut SqliteConnection,
    user_id: &str,
    ends_at: i64,
) -> sqlx::Result<bool> {
    let set = sqlx::query(
        "INSERT INTO bans (user_id, ends_at) SELECT user_id, $2 FROM users
         WHERE user_id = $1 AND deleted_at IS NULL
         ON CONFLICT (user_id) DO UPDATE SET ends_at = excluded.ends_at",
    )
    .bind(user_id)
    .bind(ends_at)
    .execute(database)
    .await?;
    Ok(set.rows_affected() > 0)
}

/// Lifts a user's ban, if there is one.
pub(crate) async fn lift(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM bans WHERE user_id = $1").bind(user_id).execute(database).await?;
    Ok(())
}

/// Whether a user is banned now.
pub(crate) async fn is_banned(
    database: &mut SqliteConnection,
    user_id: &str,
    now: i64,
) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM bans WHERE user_id = $1 AND ends_at > $2)")
        .bind(user_id)
        .bind(now)
        .fetch_one(database)
        .await
}

/// Some of the users who are banned now with the ends of their bans: latest end first, then by id.
pub(crate) async fn list(
    database: &mut SqliteConnection,
    now: i64,
    offset: i64,
    limit: i64,
) -> sqlx::Result<Vec<(String, i64)>> {
    sqlx::query_as(
        "SELECT user_id, ends_at FROM bans WHERE ends_at > $1
         ORDER BY ends_at DESC, user_id LIMIT $2 OFFSET $3",
    )
    .bind(now)
    .bind(limit)
    .bind(offset)
    .fetch_all(database)
    .await
}
