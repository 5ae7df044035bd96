use sqlx::SqliteConnection;

/// Who may add a user, as the number on the wire, where that was set.
pub(crate) async fn find(
    database: &mut SqliteConnection,
    user_id: &str,
) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar("SELECT permission FROM friend_permissions WHERE user_id = $1")
        .bind(user_id)
        .fetch_optional(database)
        .await
}

/// Sets who may add a user who is registered and not soft-deleted; changes nothing for anybody else.
pub(crate) async fn set(
    database: &mut SqliteConnection,
    user_id: &str,
    permission: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO friend_permissions (user_id, permission)
         SELECT user_id, $2 FROM users WHERE user_id = $1 AND deleted_at IS NULL
         ON CONFLICT (user_id) DO UPDATE SET permission = excluded.permission",
    )
    .bind(user_id)
    .bind(permission)
    .execute(database)
    .await?;
    Ok(())
}

/// Forgets who may add a user.
pub(crate) async fn remove(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM friend_permissions WHERE user_id = $1")
        .bind(user_id)
        .execute(database)
        .await?;
    Ok(())
}
