use nexconn_api::Secret;
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

/// Remembers a token that was issued, by its digest.
pub(crate) async fn add(
    database: &mut SqliteConnection,
    token: &Secret,
    user_id: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO access_tokens (digest, user_id, issued_at) VALUES ($1, $2, $3)")
        .bind(Sha256::digest(token.reveal()).as_slice())
        .bind(user_id)
        .bind(now)
        .execute(database)
        .await?;
    Ok(())
}

/// A token that was issued.
#[derive(Debug, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Issued {
    pub(crate) user_id: String,
    /// Whether its user is soft-deleted.
    pub(crate) soft_deleted: bool,
    /// Whether it was expired since, or is older than the app's tokens may be now.
    pub(crate) expired: bool,
}

/// The token, if it was ever issued for this app.
pub(crate) async fn find(
    database: &mut SqliteConnection,
    token: &Secret,
    now: i64,
) -> sqlx::Result<Option<Issued>> {
    sqlx::query_as(
        "SELECT t.user_id, u.deleted_at IS NOT NULL AS soft_deleted,
             t.issued_at < u.tokens_valid_from
                 OR coalesce(t.issued_at + s.token_validity_minutes * 60000 <= $2, FALSE) AS expired
         FROM access_tokens t JOIN users u ON u.user_id = t.user_id CROSS JOIN app_settings s
         WHERE t.digest = $1",
    )
    .bind(Sha256::digest(token.reveal()).as_slice())
    .bind(now)
    .fetch_optional(database)
    .await
}

/// Makes every access token of a user invalid for good.
pub(crate) async fn remove_of(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM access_tokens WHERE user_id = $1")
        .bind(user_id)
        .execute(database)
        .await?;
    Ok(())
}

/// Makes every access token of the app invalid for good.
pub(crate) async fn remove_all(database: &mut SqliteConnection) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM access_tokens").execute(database).await?;
    Ok(())
}
