//! Leases: one process works at a job at a time.

use kit::database::Database;
use sqlx::SqliteConnection;

use crate::Error;
use crate::gateway::Shared;

/// How long a lease lasts that is not renewed, in milliseconds.
const LASTS_MILLIS: i64 = 30_000;
/// How often it is renewed, by the machine's time.
pub(super) const RENEWED: std::time::Duration = std::time::Duration::from_secs(10);

/// Ends the leases of an earlier process on the same database: see [`Gateway::open`](crate::Gateway::open).
pub(crate) async fn release_all(database: &Database) -> Result<(), Error> {
    let mut transaction = database.write().await?;
    sqlx::query("UPDATE jobs SET holder = NULL, lease_until = NULL WHERE holder IS NOT NULL")
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes the lease of a job, or renews it. False where another process holds it.
pub(super) async fn hold(
    transaction: &mut SqliteConnection,
    shared: &Shared,
    job: i64,
    now: i64,
) -> Result<bool, Error> {
    let held = sqlx::query(
        "UPDATE jobs SET holder = $1, lease_until = $2
         WHERE id = $3 AND (holder IS NULL OR holder = $1 OR lease_until < $4)",
    )
    .bind(&shared.jobs.holder)
    .bind(now + LASTS_MILLIS)
    .bind(job)
    .bind(now)
    .execute(transaction)
    .await?;
    Ok(held.rows_affected() == 1)
}

/// Renews the lease of a job. False where it is held no longer.
pub(super) async fn renew(
    transaction: &mut SqliteConnection,
    shared: &Shared,
    job: i64,
    now: i64,
) -> Result<bool, Error> {
    let renewed = sqlx::query("UPDATE jobs SET lease_until = $1 WHERE id = $2 AND holder = $3")
        .bind(now + LASTS_MILLIS)
        .bind(job)
        .bind(&shared.jobs.holder)
        .execute(transaction)
        .await?;
    Ok(renewed.rows_affected() == 1)
}

/// Gives the lease of a job back.
pub(super) async fn release(
    transaction: &mut SqliteConnection,
    shared: &Shared,
    job: i64,
) -> Result<(), Error> {
    sqlx::query("UPDATE jobs SET holder = NULL, lease_until = NULL WHERE id = $1 AND holder = $2")
        .bind(job)
        .bind(&shared.jobs.holder)
        .execute(transaction)
        .await?;
    Ok(())
}
