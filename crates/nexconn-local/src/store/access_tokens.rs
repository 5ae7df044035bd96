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
