use sqlx::SqliteConnection;

/// Mutes a user, if the user exists and is not soft-deleted.
pub(crate) async fn set(
    database: &mut SqliteConnection,
    user_id: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO mutes (user_id, muted_at) SELECT user_id, $2 FROM users
         WHERE user_id = $1 AND deleted_at IS NULL ON CONFLICT (user_id) DO NOTHING",
    )
    .bind(user_id)
    .bind(now)
    .execute(database)
    .await?;
    Ok(())
}

/// Lets a user write again.
pub(crate) async fn lift(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM mutes WHERE user_id = $1").bind(user_id).execute(database).await?;
    Ok(())
}

/// Whether a user is muted.
pub(crate) async fn is_muted(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM mutes WHERE user_id = $1)")
        .bind(user_id)
        .fetch_one(database)
        .await
}

/// How many users are muted.
pub(crate) async fn count(database: &mut SqliteConnection) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT count(*) FROM mutes").fetch_one(database).await
}

/// Some of the muted users: who was muted last comes first, then by id.
pub(crate) async fn list(
    database: &mut SqliteConnection,
    offset: i64,
    limit: i64,
) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar(
        "SELECT user_id FROM mutes ORDER BY muted_at DESC, user_id LIMIT $1 OFFSET $2",
    )
    .bind(limit)
    .bind(offset)
    .fetch_all(database)
    .await
}
