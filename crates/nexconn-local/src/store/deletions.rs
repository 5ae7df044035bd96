use sqlx::SqliteConnection;

use super::operations::OperationType;

/// How a registered user stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Active,
    /// Soft-deleted, from the request on.
    Deleted {
        /// When that was requested, in Unix milliseconds.
        requested_at: i64,
    },
}

/// How a user stands; none where nobody is registered with that id.
pub(crate) async fn standing(
    database: &mut SqliteConnection,
    user_id: &str,
) -> sqlx::Result<Option<Standing>> {
    let found: Option<Option<i64>> =
        sqlx::query_scalar("SELECT deleted_at FROM users WHERE user_id = $1")
            .bind(user_id)
            .fetch_optional(database)
            .await?;
    Ok(found.map(|deleted_at| match deleted_at {
        None => Standing::Active,
        Some(requested_at) => Standing::Deleted { requested_at },
    }))
}

/// Makes a user soft-deleted from now on. What is stored of the user stays until [`erase`].
pub(crate) async fn mark(
    database: &mut SqliteConnection,
    user_id: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE users SET deleted_at = $2 WHERE user_id = $1")
        .bind(user_id)
        .bind(now)
        .execute(database)
        .await?;
    Ok(())
}

/// Erases what a soft delete erases. The id stays, and so do the digests of the user's access tokens, by
/// which a device that still holds one is told why it is refused.
pub(crate) async fn erase(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<()> {
    sqlx::query("UPDATE users SET name = '', avatar_url = '' WHERE user_id = $1")
        .bind(user_id)
        .execute(&mut *database)
        .await?;
    super::bans::lift(&mut *database, user_id).await?;
    super::friends::remove_all(&mut *database, user_id).await?;
    super::friend_requests::remove_of(&mut *database, user_id).await?;
    super::friend_permissions::remove(&mut *database, user_id).await?;
    super::mutes::lift(&mut *database, user_id).await?;
    super::tags::remove(&mut *database, user_id).await?;
    super::blocklist::clear(&mut *database, user_id).await?;
    super::messages::remove_for(&mut *database, user_id).await?;
    super::profiles::remove(database, user_id).await?;
    Ok(())
}

/// Makes the id of a soft-deleted user usable again, unless an operation after the one at `position` deletes
/// it once more. Access tokens from before stay dead.
pub(crate) async fn restore(
    database: &mut SqliteConnection,
    user_id: &str,
    position: i64,
) -> sqlx::Result<()> {
    let restored = sqlx::query(
        "UPDATE users SET deleted_at = NULL
         WHERE user_id = $1 AND deleted_at IS NOT NULL AND NOT EXISTS (
             SELECT 1 FROM operation_items i JOIN operations o USING (position)
             WHERE i.user_id = $1 AND i.position > $2 AND i.code = 0 AND o.operation_type = $3)",
    )
    .bind(user_id)
    .bind(position)
    .bind(OperationType::SoftDelete)
    .execute(&mut *database)
    .await?;
    if restored.rows_affected() > 0 {
        super::access_tokens::remove_of(database, user_id).await?;
    }
    Ok(())
}

/// How many users are soft-deleted.
pub(crate) async fn count(database: &mut SqliteConnection) -> sqlx::Result<u32> {
    sqlx::query_scalar("SELECT count(*) FROM users WHERE deleted_at IS NOT NULL")
        .fetch_one(database)
        .await
}

/// Some of the soft-deleted users: latest request first, then by id.
pub(crate) async fn list(
    database: &mut SqliteConnection,
    offset: i64,
    limit: i64,
) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar(
        "SELECT user_id FROM users WHERE deleted_at IS NOT NULL
         ORDER BY deleted_at DESC, user_id LIMIT $1 OFFSET $2",
    )
    .bind(limit)
    .bind(offset)
    .fetch_all(database)
    .await
}
