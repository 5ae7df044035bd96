//! Whose an access token is. Only digests are kept: a copy of the database holds no token.

use nexconn_api::Secret;
use nexconn_api::admin::TokenOwner;
use sqlx::{SqliteConnection, SqlitePool};

use crate::Error;
use crate::sessions::digest::digest;

/// Keeps the digest of a token that was issued.
pub(super) async fn keep(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    token: &str,
    now: i64,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO token_digests (app, digest, user_id, issued_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (app, digest) DO NOTHING",
    )
    .bind(app)
    .bind(digest(&[app, token]))
    .bind(user_id)
    .bind(now)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Forgets the tokens of a user.
pub(super) async fn forget(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM token_digests WHERE app = $1 AND user_id = $2")
        .bind(app)
        .bind(user_id)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Whose a token is; none where it was not issued through the gateway, or its user was erased.
pub(crate) async fn owner_of(
    readers: &SqlitePool,
    app: &str,
    token: &Secret,
) -> Result<Option<TokenOwner>, Error> {
    let found: Option<(String, Option<String>, i64)> = sqlx::query_as(
        "SELECT token_digests.user_id, users.name, token_digests.issued_at
         FROM token_digests LEFT JOIN users
             ON users.app = token_digests.app AND users.user_id = token_digests.user_id
         WHERE token_digests.app = $1 AND token_digests.digest = $2",
    )
    .bind(app)
    .bind(digest(&[app, token.reveal()]))
    .fetch_optional(readers)
    .await?;
    Ok(found.map(|(user_id, name, issued_at)| TokenOwner { user_id, name, issued_at }))
}
