//! Bans that end by themselves: told once, when their time has come.

use nexconn_api::admin::{BanEnded, Event};
use sqlx::SqliteConnection;

use crate::Error;
use crate::audit::events;
use crate::gateway::Shared;

/// When the database failed, the next look is this much later.
const RETRY_MILLIS: i64 = 60_000;

/// Tells the consoles of every ban that ends by itself, until the gateway stops.
pub(crate) async fn run(shared: Shared) {
    let mut changed = shared.bans.changed.subscribe();
    loop {
        changed.borrow_and_update();
        let now = shared.clock.now();
        let next = step(&shared, now).await.unwrap_or_else(|error| {
            tracing::error!(%error, "bans that ended could not be told");
            Some(now + RETRY_MILLIS)
        });
        if !super::wait(&shared, &mut changed, next).await {
            return;
        }
    }
}

/// Tells of those that have ended, and returns when the next one does.
async fn step(shared: &Shared, now: i64) -> Result<Option<i64>, Error> {
    let next = "SELECT MIN(ends_at) FROM bans WHERE banned = 1";
    let next_end: Option<i64> =
        sqlx::query_scalar(next).fetch_one(shared.database.readers()).await?;
    if next_end.is_none_or(|end| end > now) {
        return Ok(next_end);
    }
    let mut transaction = shared.database.write().await?;
    tell(&mut transaction, None, now).await?;
    let next_end = sqlx::query_scalar(next).fetch_one(&mut *transaction).await?;
    transaction.commit().await?;
    shared.events.wake();
    Ok(next_end)
}

/// Tells of bans whose end has passed, of one app or of all, and removes them from the copy.
pub(super) async fn tell(
    transaction: &mut SqliteConnection,
    app: Option<&str>,
    now: i64,
) -> Result<(), Error> {
    let ended: Vec<(String, String, i64)> = sqlx::query_as(
        "DELETE FROM bans WHERE banned = 1 AND ends_at <= $1 AND ($2 IS NULL OR app = $2)
         RETURNING app, user_id, ends_at",
    )
    .bind(now)
    .bind(app)
    .fetch_all(&mut *transaction)
    .await?;
    for (app, user_id, ended_at) in ended {
        let event = Event::BanEnded(BanEnded { user_id, ended_at });
        events::publish(transaction, &app, &event, now).await?;
    }
    Ok(())
}
