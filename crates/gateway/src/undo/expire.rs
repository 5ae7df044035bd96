//! Deleting old values in time: they hold names, and must not outlive their use.

use nexconn_api::admin::UNDO_KEPT_MILLIS;

use crate::Error;
use crate::gateway::Shared;

/// When the database failed, the next try is this much later.
const RETRY_MILLIS: i64 = 60_000;

/// Deletes what can be taken back no longer, until the gateway stops.
pub(crate) async fn run(shared: Shared) {
    loop {
        let now = shared.clock.now();
        let next = step(&shared, now).await.unwrap_or_else(|error| {
            tracing::error!(%error, "old values could not be deleted; trying again later");
            now + RETRY_MILLIS
        });
        tokio::select! {
            () = shared.stopping.cancelled() => return,
            () = shared.clock.sleep_until(next) => {}
        }
    }
}

/// Deletes what has expired, and returns when to look again: what is kept from now on expires later.
async fn step(shared: &Shared, now: i64) -> Result<i64, Error> {
    let mut transaction = shared.database.write().await?;
    sqlx::query("DELETE FROM undo WHERE expires_at <= $1")
        .bind(now)
        .execute(&mut *transaction)
        .await?;
    let next: Option<i64> =
        sqlx::query_scalar("SELECT MIN(expires_at) FROM undo").fetch_one(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(next.unwrap_or(now + UNDO_KEPT_MILLIS))
}
