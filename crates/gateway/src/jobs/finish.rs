//! The end of a job.

use nexconn_api::admin::JobState;

use super::check::Look;
use super::runner::Runner;
use super::turn::state;
use super::{check, fly, lease, row, settle};
use crate::{Error, bans};

/// Readings that may fail before a job ends without them.
pub(super) const CHECKS: usize = 10;

impl Runner<'_> {
    /// Ends the job, after a look at what Nexconn says of its users now. False where it goes on; where the gateway stops
    /// meanwhile, it ends after the next start.
    pub(super) async fn finish(&mut self) -> Result<bool, Error> {
        let Self { shared, work, .. } = *self;
        let began = match work.look() {
            Look::Bans => self.read_list().await?,
            Look::Relations if !self.check_relations().await? => return Ok(true),
            Look::Relations | Look::Nothing => None,
        };
        if shared.stopping.is_cancelled() {
            return Ok(true);
        }
        let now = shared.clock.now();
        let mut transaction = shared.database.write().await?;
        if !lease::renew(&mut transaction, shared, work.job, now).await? {
            return Ok(true);
        }
        let (state, waiting, _) = state(&mut transaction, work).await?;
        if waiting > 0 && !state.is_over() {
            return Ok(false);
        }
        if let Some(began) = began {
            check::bans::check(&mut transaction, shared, work, began, now).await?;
        }
        settle::forget_values(&mut transaction, work.job).await?;
        let state = if state == JobState::Cancelled { state } else { JobState::Done };
        sqlx::query("UPDATE jobs SET state = $1, finished_at = $2 WHERE id = $3")
            .bind(state.name())
            .bind(now)
            .bind(work.job)
            .execute(&mut *transaction)
            .await?;
        row::publish(&mut transaction, shared, &work.app, work.job, now).await?;
        transaction.commit().await?;
        shared.events.wake();
        Ok(true)
    }

    /// Reads the list of bans and returns when the reading began; none where it cannot be read.
    async fn read_list(&mut self) -> Result<Option<i64>, Error> {
        for pause in fly::pauses(self.shared).take(CHECKS) {
            match bans::fresh(self.shared, &self.work.app).await? {
                Ok(began) => return Ok(Some(began)),
                Err(why) => tracing::warn!(job = self.work.job, ?why, "bans could not be read"),
            }
            tokio::select! {
                () = self.shared.stopping.cancelled() => break,
                () = tokio::time::sleep(pause) => {}
            }
        }
        Ok(None)
    }
}
