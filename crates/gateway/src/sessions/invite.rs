//! One-time sign-in links.

use kit::database::Database;
use nexconn_api::spec::Role;
use sqlx::SqliteConnection;

use super::digest::digest;
use crate::{Error, random};

/// How long the first owner's link works: it stands in a terminal, and a new one is a restart away.
const FIRST_MILLIS: i64 = 60 * 60 * 1000;
/// How long an invite works: long enough to be read on the next working day.
const INVITE_MILLIS: i64 = 48 * 60 * 60 * 1000;

/// A one-time sign-in link. It is a credential until it is used.
#[derive(Clone, PartialEq, Eq)]
pub struct Invite {
    /// The address to open, with the code in its fragment.
    pub link: String,
    /// Whom it signs in.
    pub email: String,
    /// When it stops working, in Unix milliseconds.
    pub expires_at: i64,
}

impl std::fmt::Debug for Invite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Invite").field("email", &self.email).finish_non_exhaustive()
    }
}

/// Whom a code signs in.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Invited {
    pub(crate) email: String,
    pub(crate) role: String,
}

/// A link for the first owner, unless an admin has a password already.
pub(crate) async fn first(
    database: &Database,
    console: &str,
    owner: &str,
    now: i64,
) -> Result<Option<Invite>, Error> {
    let settled: Option<i64> =
        sqlx::query_scalar("SELECT id FROM admins WHERE password IS NOT NULL LIMIT 1")
            .fetch_optional(database.readers())
            .await?;
    if settled.is_some() {
        return Ok(None);
    }
    record(database, console, owner, Role::Owner, now + FIRST_MILLIS).await.map(Some)
}

/// A link for an admin, new or known.
pub(crate) async fn make(
    database: &Database,
    console: &str,
    email: &str,
    role: Role,
    now: i64,
) -> Result<Invite, Error> {
    record(database, console, email, role, now + INVITE_MILLIS).await
}

async fn record(
    database: &Database,
    console: &str,
    email: &str,
    role: Role,
    expires_at: i64,
) -> Result<Invite, Error> {
    let email =
        email_key(email).ok_or_else(|| Error::Config(format!("{email:?} is no e-mail address")))?;
    let code = random::hex(32)?;
    let mut transaction = database.write().await?;
    sqlx::query(
        "INSERT INTO invites (email, digest, role, expires_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (email) DO UPDATE
         SET digest = excluded.digest, role = excluded.role, expires_at = excluded.expires_at",
    )
    .bind(&email)
    .bind(digest(&[&code]))
    .bind(role.name())
    .bind(expires_at)
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    Ok(Invite { link: format!("{console}#code={code}"), email, expires_at })
}

/// Takes a code, once: whoever comes second with it finds nothing.
pub(crate) async fn take(
    transaction: &mut SqliteConnection,
    code: &str,
    now: i64,
) -> Result<Invited, Error> {
    sqlx::query_as(
        "DELETE FROM invites WHERE digest = $1 AND expires_at > $2 RETURNING email, role",
    )
    .bind(digest(&[code]))
    .bind(now)
    .fetch_optional(transaction)
    .await?
    .ok_or(Error::CodeSpent)
}

/// An e-mail address as it is stored and compared; `None` when it cannot be one.
pub(crate) fn email_key(email: &str) -> Option<String> {
    let (name, host) = email.rsplit_once('@')?;
    let good = !name.is_empty()
        && !host.is_empty()
        && email.chars().count() <= 254
        && !email.chars().any(|c| c.is_whitespace() || c.is_control());
    good.then(|| email.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_compared_in_lower_case() {
        assert_eq!(email_key("Noor@Example.com").as_deref(), Some("noor@example.com"));
        for bad in ["", "noor", "@example.com", "noor@", "a b@example.com", "a@b\n"] {
            assert_eq!(email_key(bad), None, "{bad:?}");
        }
    }
}
