//! Remembering users.

use nexconn_api::admin::OnlineState;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::row::{haystack, name_key};
use super::tokens;
use crate::Error;
use crate::sql::push_in;

/// Rows of one statement.
const AT_ONCE: usize = 500;

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
/// Name and avatar stay where what is known of them is newer than `now`. "As of" moves only when they
/// are told together: it must hold for both.
pub(super) async fn remember(
    transaction: &mut SqliteConnection,
    app: &str,
    known: &Known,
    now: i64,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO users (app, user_id, created_at, known_since, touched_at, name_key, haystack)
         VALUES ($1, $2, $3, $4, $4, $5, $6)
         ON CONFLICT (app, user_id) DO UPDATE SET
             created_at = COALESCE(excluded.created_at, users.created_at),
             touched_at = CASE WHEN excluded.touched_at > users.touched_at
                               THEN excluded.touched_at ELSE users.touched_at END",
    )
    .bind(app)
    .bind(&known.user_id)
    .bind(&known.created_at)
    .bind(now)
    .bind(name_key(None))
    .bind(haystack(&known.user_id, None))
    .execute(&mut *transaction)
    .await?;
    if known.name.is_some() || known.avatar_url.is_some() {
        tell(transaction, app, known, now).await?;
    }
    Ok(())
}

/// Notes name and avatar, as of `now`.
async fn tell(
    transaction: &mut SqliteConnection,
    app: &str,
    known: &Known,
    now: i64,
) -> Result<(), Error> {
    let name = known.name.as_deref();
    let both = name.is_some() && known.avatar_url.is_some();
    sqlx::query(
        "UPDATE users SET
             name = COALESCE($1, name), avatar_url = COALESCE($2, avatar_url), told_at = $3,
             info_at = CASE WHEN $4 = 1 THEN $3 ELSE COALESCE(info_at, $3) END,
             name_key = CASE WHEN $1 IS NULL THEN name_key ELSE $5 END,
             haystack = CASE WHEN $1 IS NULL THEN haystack ELSE $6 END
         WHERE app = $7 AND user_id = $8 AND (told_at IS NULL OR told_at <= $3)",
    )
    .bind(name)
    .bind(&known.avatar_url)
    .bind(now)
    .bind(i64::from(both))
    .bind(name_key(name))
    .bind(haystack(&known.user_id, name))
    .bind(app)
    .bind(&known.user_id)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Notes a call about users, as far as the directory knows them.
pub(super) async fn touch(
    transaction: &mut SqliteConnection,
    app: &str,
    users: &[&str],
    now: i64,
) -> Result<(), Error> {
    if users.is_empty() {
        return Ok(());
    }
    let mut sql = QueryBuilder::<Sqlite>::new("UPDATE users SET touched_at = ");
    sql.push_bind(now).push(" WHERE app = ").push_bind(app).push(" AND touched_at < ");
    sql.push_bind(now).push(" AND user_id");
    push_in(&mut sql, users.iter().copied());
    sql.build().execute(transaction).await?;
    Ok(())
}

/// Remembers that users exist, of whom nothing else was told; not as a call about them.
pub(crate) async fn know(
    transaction: &mut SqliteConnection,
    app: &str,
    users: &[&str],
    now: i64,
) -> Result<(), Error> {
    for some in users.chunks(AT_ONCE) {
        let mut sql = QueryBuilder::<Sqlite>::new(
            "INSERT INTO users (app, user_id, known_since, touched_at, name_key, haystack) ",
        );
        sql.push_values(some, |mut row, user_id| {
            row.push_bind(app).push_bind(*user_id).push_bind(now).push_bind(now);
            row.push_bind(name_key(None)).push_bind(haystack(user_id, None));
        });
        sql.push(" ON CONFLICT (app, user_id) DO NOTHING");
        sql.build().execute(&mut *transaction).await?;
    }
    Ok(())
}

/// Forgets all that is known of a user but that there is one.
pub(crate) async fn forget(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<u64, Error> {
    tokens::forget(transaction, app, user_id).await?;
    let forgotten = sqlx::query(
        "UPDATE users SET name = NULL, avatar_url = NULL, info_at = NULL, told_at = NULL,
             created_at = NULL, online = NULL, online_at = NULL, token_issued_at = NULL,
             tokens_expired_before = NULL, name_key = $1, haystack = $2
         WHERE app = $3 AND user_id = $4",
    )
    .bind(name_key(None))
    .bind(haystack(user_id, None))
    .bind(app)
    .bind(user_id)
    .execute(transaction)
    .await?;
    Ok(forgotten.rows_affected())
}

/// Notes whether a user is online, if the directory knows that one and nothing newer. True where it is
/// another answer than the one before.
pub(super) async fn set_online(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    online: OnlineState,
) -> Result<bool, Error> {
    let before: Option<Option<i64>> = sqlx::query_scalar(
        "SELECT online FROM users
         WHERE app = $1 AND user_id = $2 AND (online_at IS NULL OR online_at <= $3)",
    )
    .bind(app)
    .bind(user_id)
    .bind(online.at)
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
    sqlx::query(
        "UPDATE users SET token_issued_at = $1 WHERE app = $2 AND user_id = $3
         AND (token_issued_at IS NULL OR token_issued_at < $1)",
    )
    .bind(now)
    .bind(app)
    .bind(user_id)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Notes that access tokens from before an instant are invalid, of users that the directory knows. An
/// earlier instant than one noted before changes nothing.
pub(super) async fn expired(
    transaction: &mut SqliteConnection,
    app: &str,
    users: &[&str],
    before: i64,
) -> Result<(), Error> {
    if users.is_empty() {
        return Ok(());
    }
    let mut sql = QueryBuilder::<Sqlite>::new("UPDATE users SET tokens_expired_before = ");
    sql.push_bind(before).push(" WHERE app = ").push_bind(app);
    sql.push(" AND (tokens_expired_before IS NULL OR tokens_expired_before < ").push_bind(before);
    sql.push(") AND user_id");
    push_in(&mut sql, users.iter().copied());
    sql.build().execute(transaction).await?;
    Ok(())
}
