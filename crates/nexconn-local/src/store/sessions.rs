use sqlx::SqliteConnection;

/// A connection that is open.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Session {
    /// Unique.
    pub(crate) id: String,
    pub(crate) user_id: String,
    pub(crate) device_id: String,
    /// What the device runs.
    pub(crate) os: String,
    /// `ip:port`.
    pub(crate) client_ip: String,
}

/// Adds a connection whose device has no other.
pub(crate) async fn add(database: &mut SqliteConnection, session: &Session) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO sessions (id, user_id, device_id, os, client_ip) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&session.id)
    .bind(&session.user_id)
    .bind(&session.device_id)
    .bind(&session.os)
    .bind(&session.client_ip)
    .execute(database)
    .await?;
    Ok(())
}

/// Whether a connection is open.
pub(crate) async fn is_open(database: &mut SqliteConnection, id: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM sessions WHERE id = $1)")
        .bind(id)
        .fetch_one(database)
        .await
}

/// Whether a user has a connection that is open.
pub(crate) async fn has_any(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM sessions WHERE user_id = $1)")
        .bind(user_id)
        .fetch_one(database)
        .await
}

/// Removes a connection, and returns it if it was there.
pub(crate) async fn take(
    database: &mut SqliteConnection,
    id: &str,
) -> sqlx::Result<Option<Session>> {
    sqlx::query_as("DELETE FROM sessions WHERE id = $1 RETURNING *")
        .bind(id)
        .fetch_optional(database)
        .await
}

/// Removes the connection of a device, and returns it if it was there.
pub(crate) async fn take_of_device(
    database: &mut SqliteConnection,
    user_id: &str,
    device_id: &str,
) -> sqlx::Result<Option<Session>> {
    sqlx::query_as("DELETE FROM sessions WHERE user_id = $1 AND device_id = $2 RETURNING *")
        .bind(user_id)
        .bind(device_id)
        .fetch_optional(database)
        .await
}

/// Removes and returns every connection of a user.
pub(crate) async fn take_of_user(
    database: &mut SqliteConnection,
    user_id: &str,
) -> sqlx::Result<Vec<Session>> {
    sqlx::query_as("DELETE FROM sessions WHERE user_id = $1 RETURNING *")
        .bind(user_id)
        .fetch_all(database)
        .await
}

/// Removes and returns every connection.
pub(crate) async fn take_all(database: &mut SqliteConnection) -> sqlx::Result<Vec<Session>> {
    sqlx::query_as("DELETE FROM sessions RETURNING *").fetch_all(database).await
}
