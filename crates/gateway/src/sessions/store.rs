//! Sessions in the database.

use kit::database::Database;
use sqlx::{SqliteConnection, SqlitePool};

use super::digest::digest;
use super::roles::{self, Roles};
use crate::{Error, random};

/// A session ends after this long without a request: a night away from the desk.
const IDLE_MILLIS: i64 = 12 * 60 * 60 * 1000;
/// A session ends after this long in any case: a stolen cookie is of use for a week at most.
pub(crate) const ABSOLUTE_MILLIS: i64 = 7 * 24 * 60 * 60 * 1000;
/// The last use is written down this often; not at every request, since each is a write.
const USE_RECORDED_MILLIS: i64 = 60 * 1000;

/// A living session and whose it is.
#[derive(Debug, Clone)]
pub(crate) struct SignedIn {
    /// Names the session; not the cookie's value.
    pub(crate) digest: String,
    pub(crate) admin: i64,
    pub(crate) email: String,
    /// Whether a password must be chosen before anything else.
    pub(crate) password_due: bool,
    pub(crate) roles: Roles,
    /// When it ends unless it is used, in Unix milliseconds.
    pub(crate) expires_at: i64,
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    admin_id: i64,
    email: String,
    password_due: i64,
    created_at: i64,
    used_at: i64,
}

/// The session with that cookie, if it still lives; its use is recorded.
pub(crate) async fn find(
    database: &Database,
    cookie: &str,
    now: i64,
) -> Result<Option<SignedIn>, Error> {
    let digest = digest(&[cookie]);
    let Some(row) = row(database.readers(), &digest, now).await? else { return Ok(None) };
    if now - row.used_at >= USE_RECORDED_MILLIS {
        let mut transaction = database.write().await?;
        sqlx::query("UPDATE sessions SET used_at = $1 WHERE digest = $2")
            .bind(now)
            .bind(&digest)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
    }
    let row = Row { used_at: now, ..row };
    Ok(Some(row.into_session(database.readers(), digest).await?))
}

/// The session named by a digest, if it still lives. Looking is no use of it.
pub(crate) async fn look(
    readers: &SqlitePool,
    digest: &str,
    now: i64,
) -> Result<Option<SignedIn>, Error> {
    match row(readers, digest, now).await? {
        Some(row) => Ok(Some(row.into_session(readers, digest.to_owned()).await?)),
        None => Ok(None),
    }
}

async fn row(readers: &SqlitePool, digest: &str, now: i64) -> Result<Option<Row>, Error> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT s.admin_id, a.email, s.password_due, s.created_at, s.used_at
         FROM sessions s JOIN admins a ON a.id = s.admin_id WHERE s.digest = $1",
    )
    .bind(digest)
    .fetch_optional(readers)
    .await?;
    Ok(row.filter(|row| expiry(row.created_at, row.used_at) > now))
}

impl Row {
    async fn into_session(self, readers: &SqlitePool, digest: String) -> Result<SignedIn, Error> {
        Ok(SignedIn {
            digest,
            admin: self.admin_id,
            email: self.email,
            password_due: self.password_due != 0,
            roles: roles::read(readers, self.admin_id).await?,
            expires_at: expiry(self.created_at, self.used_at),
        })
    }
}

/// Begins a session and returns the cookie's value. Sessions that have ended are removed on the
/// way.
pub(crate) async fn begin(
    transaction: &mut SqliteConnection,
    admin: i64,
    password_due: bool,
    now: i64,
) -> Result<String, Error> {
    sqlx::query("DELETE FROM sessions WHERE created_at <= $1 OR used_at <= $2")
        .bind(now - ABSOLUTE_MILLIS)
        .bind(now - IDLE_MILLIS)
        .execute(&mut *transaction)
        .await?;
    let cookie = random::hex(32)?;
    sqlx::query(
        "INSERT INTO sessions (digest, admin_id, password_due, created_at, used_at)
         VALUES ($1, $2, $3, $4, $4)",
    )
    .bind(digest(&[&cookie]))
    .bind(admin)
    .bind(i64::from(password_due))
    .bind(now)
    .execute(transaction)
    .await?;
    Ok(cookie)
}

/// Ends one session.
pub(crate) async fn end(transaction: &mut SqliteConnection, digest: &str) -> Result<(), Error> {
    sqlx::query("DELETE FROM sessions WHERE digest = $1").bind(digest).execute(transaction).await?;
    Ok(())
}

/// Ends the admin's other sessions and lets this one do everything.
pub(crate) async fn keep_only(
    transaction: &mut SqliteConnection,
    session: &SignedIn,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM sessions WHERE admin_id = $1 AND digest <> $2")
        .bind(session.admin)
        .bind(&session.digest)
        .execute(&mut *transaction)
        .await?;
    sqlx::query("UPDATE sessions SET password_due = 0 WHERE digest = $1")
        .bind(&session.digest)
        .execute(transaction)
        .await?;
    Ok(())
}

fn expiry(created_at: i64, used_at: i64) -> i64 {
    (used_at + IDLE_MILLIS).min(created_at + ABSOLUTE_MILLIS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_after_a_night_or_a_week() {
        let hours = |n: i64| n * 60 * 60 * 1000;
        assert_eq!(expiry(0, 0), hours(12));
        assert_eq!(expiry(0, hours(100)), hours(112));
        assert_eq!(expiry(0, hours(167)), hours(168));
    }
}
