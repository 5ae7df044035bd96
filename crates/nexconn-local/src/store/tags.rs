use sqlx::SqliteConnection;

use crate::Error;

/// Gives a user these tags in place of all others, if the user exists and is not soft-deleted.
pub(crate) async fn set(
    database: &mut SqliteConnection,
    user_id: &str,
    tags: &[String],
) -> Result<(), Error> {
    if tags.is_empty() {
        return Ok(remove(database, user_id).await?);
    }
    sqlx::query(
        "INSERT INTO tags (user_id, tags) SELECT user_id, $2 FROM users
         WHERE user_id = $1 AND deleted_at IS NULL
         ON CONFLICT (user_id) DO UPDATE SET tags = excluded.tags",
    )
    .bind(user_id)
    .bind(serde_json::to_string(tags)?)
    .execute(database)
    .await?;
    Ok(())
}

/// Removes a user's tags.
pub(crate) async fn remove(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM tags WHERE user_id = $1").bind(user_id).execute(database).await?;
    Ok(())
}

/// The tags of a user, which may be none; `None` where there is no such user.
pub(crate) async fn find(
    database: &mut SqliteConnection,
    user_id: &str,
) -> Result<Option<Vec<String>>, Error> {
    let found: Option<String> = sqlx::query_scalar(
        "SELECT coalesce(t.tags, '[]') FROM users u LEFT JOIN tags t ON t.user_id = u.user_id
         WHERE u.user_id = $1",
    )
    .bind(user_id)
    .fetch_optional(database)
    .await?;
    Ok(found.map(|tags| serde_json::from_str(&tags)).transpose()?)
}
