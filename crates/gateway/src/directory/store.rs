//! Remembering users.

use nexconn_api::admin::OnlineState;
use sqlx::SqliteConnection;

use super::row::{haystack, name_key};
use crate::Error;

/// What a call told about a user; `None` leaves what is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) user_id: String,
    pub(super) name: Option<String>,
    pub(super) avatar_url: Option<String>,
    pub(super) created_at: Option<String>,
}

/// Adds a user or brings what is known up to date.
///
/// "As of" moves only when name and avatar are told together: it must hold for both.
pub(super) async fn remember(
    transaction: &mut SqliteConnection,
    app: &str,
    known: &Known,
    now: i64,
) -> Result<(), Error> {
    let name = known.name.as_deref();
    let told = name.is_some() || known.avatar_url.is_some();
    let both = name.is_some() && known.avatar_url.is_some();
    sqlx::query(
        "INSERT INTO users (app, user_id, name, avatar_url, info_at, created_at, known_since,
                            touched_at, name_key, haystack)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)
         ON CONFLICT (app, user_id) DO UPDATE SET
             name = COALESCE(excluded.name, users.name),
             avatar_url = COALESCE(excluded.avatar_url, users.avatar_url),
             info_at = CASE WHEN $10 = 1 THEN excluded.info_at
                            ELSE COALESCE(users.info_at, excluded.info_at) END,
             created_at = COALESCE(excluded.created_at, users.created_at),
             touched_at = CASE WHEN excluded.touched_at > users.touched_at
                               THEN excluded.touched_at ELSE users.touched_at END,
             name_key = CASE WHEN excluded.name IS NULL
                             THEN users.name_key ELSE excluded.name_key END,
             haystack = CASE WHEN excluded.name IS NULL
                             THEN users.haystack ELSE excluded.haystack END",
    )
    .bind(app)
    .bind(&known.user_id)
    .bind(name)
    .bind(&known.avatar_url)
    .bind(told.then_some(now))
    .bind(&known.created_at)
    .bind(now)
    .bind(name_key(name))
    .bind(haystack(&known.user_id, name))
    .bind(i64::from(both))
    .execute(transaction)
    .await?;
    Ok(())
}

/// Notes a call about a user, if the directory knows that one.
pub(super) async fn touch(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    now: i64,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE users SET touched_at = $1 WHERE app = $2 AND user_id = $3 AND touched_at < $1",
    )
    .bind(now)
    .bind(app)
    .bind(user_id)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Remembers that a user exists, of whom nothing else was told; not as a call about that user.
pub(crate) async fn know(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    now: i64,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO users (app, user_id, known_since, touched_at, name_key, haystack)
         VALUES ($1, $2, $3, $3, $4, $5) ON CONFLICT (app, user_id) DO NOTHING",
    )
    .bind(app)
    .bind(user_id)
    .bind(now)
    .bind(name_key(None))
    .bind(haystack(user_id, None))
    .execute(transaction)
    .await?;
    Ok(())
}

/// Notes whether a user is online, if the directory knows that one. True where it is another answer than the one
/// before.
pub(crate) async fn set_online(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    online: OnlineState,
) -> Result<bool, Error> {
    let before: Option<Option<i64>> =
        sqlx::query_scalar("SELECT online FROM users WHERE app = $1 AND user_id = $2")
            .bind(app)
            .bind(user_id)
            .fetch_optional(&mut *transaction)
            .await?;
    let Some(before) = before else { return Ok(false) };
    let now = i64::from(online.online);
    sqlx::query("UPDATE users SET online = $1, online_at = $2 WHERE app = $3 AND user_id = $4")
        .bind(now)
        .bind(online.at)
        .bind(app)
        .bind(user_id)
        .execute(transaction)
        .await?;
    Ok(before != Some(now))
}

/// Notes that an access token was issued.
pub(super) async fn issued(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    now: i64,
) -> Result<(), Error> {
    sqlx::query("UPDATE users SET token_issued_at = $1 WHERE app = $2 AND user_id = $3")
        .bind(now)
        .bind(app)
        .bind(user_id)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Notes that access tokens from before an instant are invalid, if the directory knows the user. An
/// earlier instant than one noted before changes nothing.
pub(super) async fn expired(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    before: i64,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE users SET tokens_expired_before = $1 WHERE app = $2 AND user_id = $3
         AND (tokens_expired_before IS NULL OR tokens_expired_before < $1)",
    )
    .bind(before)
    .bind(app)
    .bind(user_id)
    .execute(transaction)
    .await?;
    Ok(())
}
