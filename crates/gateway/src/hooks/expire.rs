//! Forgetting what is needed no longer to tell a repeated event from a new one.

use nexconn_api::admin::HOOK_REMEMBERED_MILLIS;

use super::counts;
use crate::gateway::Shared;
use crate::{Error, directory};

/// How long after one round the next one begins, in milliseconds.
const PAUSE_MILLIS: i64 = 60 * 60 * 1000;

/// Forgets in time, until the gateway stops.
pub(crate) async fn run(shared: Shared) {
    loop {
        let now = shared.clock.now();
        if let Err(error) = step(&shared, now).await {
            tracing::error!(%error, "old webhooks could not be forgotten; trying again later");
        }
        tokio::select! {
            () = shared.stopping.cancelled() => return,
            () = shared.clock.sleep_until(now + PAUSE_MILLIS) => {}
        }
    }
}

/// An event that waits stays, however old.
async fn step(shared: &Shared, now: i64) -> Result<(), Error> {
    let before = now - HOOK_REMEMBERED_MILLIS;
    let mut transaction = shared.database.write().await?;
    sqlx::query("DELETE FROM hooks WHERE at < $1 AND items IS NULL")
        .bind(before)
        .execute(&mut *transaction)
        .await?;
    sqlx::query("DELETE FROM hook_failures WHERE at < $1")
        .bind(before)
        .execute(&mut *transaction)
        .await?;
    counts::forget(&mut transaction, now).await?;
    directory::forget_devices(&mut transaction, before).await?;
    transaction.commit().await?;
    Ok(())
}
