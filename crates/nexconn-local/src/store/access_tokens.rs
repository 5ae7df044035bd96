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
    /// Whether it was expired since.
    pub(crate) expired: bool,
}

/// The token, if it was ever issued for this app.
pub(crate) async fn find(
    database: &mut SqliteConnection,
    token: &Secret,
) -> sqlx::Result<Option<Issued>> {
    sqlx::query_as(
        "SELECT t.user_id, t.issued_at < u.tokens_valid_from AS expired
         FROM access_tokens t JOIN users u ON u.user_id = t.user_id WHERE t.digest = $1",
    )
    .bind(Sha256::digest(token.reveal()).as_slice())
    .fetch_optional(database)
    .await
}
