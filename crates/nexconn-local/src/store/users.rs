use sqlx::SqliteConnection;

/// A registered user.
#[derive(Debug, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct User {
    pub(crate) name: String,
    pub(crate) avatar_url: String,
    /// Unix milliseconds.
    pub(crate) created_at: i64,
}

/// The user with that id.
pub(crate) async fn find(
    database: &mut SqliteConnection,
    user_id: &str,
) -> sqlx::Result<Option<User>> {
    sqlx::query_as("SELECT name, avatar_url, created_at FROM users WHERE user_id = $1")
        .bind(user_id)
        .fetch_optional(database)
        .await
}

/// How many users were registered.
pub(crate) async fn count(database: &mut SqliteConnection) -> sqlx::Result<u32> {
    sqlx::query_scalar("SELECT count(*) FROM users").fetch_one(database).await
}

/// Registers a user.
pub(crate) async fn add(
    database: &mut SqliteConnection,
    user_id: &str,
    name: &str,
    avatar_url: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO users (user_id, name, avatar_url, created_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(user_id)
    .bind(name)
    .bind(avatar_url)
    .bind(now)
    .execute(database)
    .await?;
    Ok(())
}

/// Changes what is given of a user's info; false when there is no such user.
pub(crate) async fn update(
    database: &mut SqliteConnection,
    user_id: &str,
    name: Option<&str>,
    avatar_url: Option<&str>,
) -> sqlx::Result<bool> {
    let updated = sqlx::query(
        "UPDATE users SET name = coalesce($2, name), avatar_url = coalesce($3, avatar_url)
         WHERE user_id = $1",
    )
    .bind(user_id)
    .bind(name)
    .bind(avatar_url)
    .execute(database)
    .await?;
    Ok(updated.rows_affected() > 0)
}

/// Makes a user's access tokens from before an instant invalid, if the user exists. An earlier
/// instant than one given before changes nothing.
pub(crate) async fn expire_tokens_before(
    database: &mut SqliteConnection,
    user_id: &str,
    instant: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE users SET tokens_valid_from = max(tokens_valid_from, $2) WHERE user_id = $1",
    )
    .bind(user_id)
    .bind(instant)
    .execute(database)
    .await?;
    Ok(())
}

/// A registered user in a list.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Registered {
    pub(crate) user_id: String,
    pub(crate) name: String,
    /// Unix milliseconds.
    pub(crate) created_at: i64,
    pub(crate) soft_deleted: bool,
}

/// Some of the registered users, the newest first: those behind `after`, a time of registration and an id.
pub(crate) async fn list(
    database: &mut SqliteConnection,
    after: Option<(i64, &str)>,
    limit: i64,
) -> sqlx::Result<Vec<Registered>> {
    let (created_at, user_id) = after.unzip();
    sqlx::query_as(
        "SELECT user_id, name, created_at, deleted_at IS NOT NULL AS soft_deleted FROM users
         WHERE $1 IS NULL OR (created_at, user_id) < ($1, $2)
         ORDER BY created_at DESC, user_id DESC LIMIT $3",
    )
    .bind(created_at)
    .bind(user_id)
    .bind(limit)
    .fetch_all(database)
    .await
}

/// Removes a user with all that hangs on it; false when there is no such user.
pub(crate) async fn remove(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<bool> {
    let removed =
        sqlx::query("DELETE FROM users WHERE user_id = $1").bind(user_id).execute(database).await?;
    Ok(removed.rows_affected() > 0)
}
