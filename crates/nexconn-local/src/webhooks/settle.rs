//! What becomes of a webhook after a try.

use nexconn_api::choices::{WEBHOOK_PAUSE, WEBHOOK_RETRY_WAITS, WEBHOOK_TIMEOUTS};
use sqlx::SqliteConnection;

use super::post::Outcome;
use crate::store::outbox::{self, Waiting};
use crate::store::webhook;

/// A try that has ended.
#[derive(Debug)]
pub(super) struct Landed {
    pub(super) webhook: Waiting,
    pub(super) outcome: Outcome,
}

/// Stores how a try ended: the webhook is gone, or waits for its next try. True when it was dropped.
pub(super) async fn settle(
    database: &mut SqliteConnection,
    landed: &Landed,
    now: i64,
) -> sqlx::Result<bool> {
    let Landed { webhook: Waiting { number, tries, .. }, outcome } = landed;
    match outcome {
        Outcome::Delivered => {
            outbox::remove(&mut *database, *number).await?;
            webhook::delivered(database, now).await?;
            return Ok(false);
        }
        Outcome::TimedOut(message) => {
            let rest_until = now + WEBHOOK_PAUSE;
            let limit = WEBHOOK_TIMEOUTS;
            webhook::timed_out(&mut *database, message, now, limit, rest_until).await?;
        }
        Outcome::Failed(message) => webhook::failed(&mut *database, message, now).await?,
    }
    let wait = usize::try_from(*tries).ok().and_then(|tries| WEBHOOK_RETRY_WAITS.get(tries));
    if let Some(wait) = wait {
        outbox::put_off(database, *number, now + i64::from(*wait)).await?;
        return Ok(false);
    }
    let dropped = outbox::remove(&mut *database, *number).await?;
    if dropped {
        webhook::count_dropped(database, 1).await?;
    }
    Ok(dropped)
}
