//! What a gateway knows of itself: an id that never changes, and where it is served.

use kit::database::Database;

use crate::{Error, random};

/// Reads the instance id, making one on the first run. It is part of the cookie's name, because
/// cookies of several gateways on one host would overwrite each other (they ignore ports).
pub(crate) async fn id(database: &Database) -> Result<String, Error> {
    let fresh = random::hex(4)?;
    let mut transaction = database.write().await?;
    sqlx::query("INSERT INTO instance (name, value) VALUES ('id', $1) ON CONFLICT DO NOTHING")
        .bind(fresh)
        .execute(&mut *transaction)
        .await?;
    let id = sqlx::query_scalar("SELECT value FROM instance WHERE name = 'id'")
        .fetch_one(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(id)
}

/// Remembers the address that sign-in links lead to, for whoever makes one while it is served.
pub(crate) async fn remember_console(database: &Database, address: &str) -> Result<(), Error> {
    let mut transaction = database.write().await?;
    sqlx::query(
        "INSERT INTO instance (name, value) VALUES ('console', $1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )
    .bind(address)
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    Ok(())
}

/// The address that sign-in links lead to; none before the gateway was ever started.
pub(crate) async fn console(database: &Database) -> Result<Option<String>, Error> {
    Ok(sqlx::query_scalar("SELECT value FROM instance WHERE name = 'console'")
        .fetch_optional(database.readers())
        .await?)
}
