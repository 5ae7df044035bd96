//! A turn of a runner: one transaction that writes down what has landed and takes the next users.

use nexconn_api::admin::JobState;
use nexconn_api::spec::Rate;
use sqlx::SqliteConnection;

use super::batch::{Batch, Work};
use super::cooling::{Cooling, Heat};
use super::runner::Runner;
use super::{claim, land, lease, row};
use crate::{Error, bans};

/// The list of bans may be so old when a kick bans, in milliseconds.
const LIST_KEPT_MILLIS: i64 = 5_000;

/// What a turn found.
#[derive(Debug)]
pub(super) struct Turn {
    pub(super) state: JobState,
    pub(super) waiting: i64,
    /// To be sent.
    pub(super) batches: Vec<Batch>,
}

impl Runner<'_> {
    /// Writes down what has landed and takes the next users. None where the lease is lost.
    pub(super) async fn turn(&mut self) -> Result<Option<Turn>, Error> {
        self.cooling.learn(&self.landed, self.shared.config.tuning.job_pauses);
        let room = self.room();
        let list_known = self.list_is_known().await?;
        let now = self.shared.clock.now();
        let Self { shared, work, .. } = *self;
        let mut transaction = shared.database.write().await?;
        if !lease::renew(&mut transaction, shared, work.job, now).await? {
            return Ok(None);
        }
        for landed in &self.landed {
            land::land(&mut transaction, shared, work, landed, now).await?;
        }
        let before = state(&mut transaction, work).await?;
        let runs = matches!(before.0, JobState::Queued | JobState::Running);
        let batches = if runs && room > 0 {
            claim::claim(&mut transaction, work, room, list_known, now).await?
        } else {
            Vec::new()
        };
        let begins = before.0 == JobState::Queued && !batches.is_empty();
        if begins {
            begin(&mut transaction, work, now).await?;
        }
        let (state, waiting, settled) = state(&mut transaction, work).await?;
        let due = shared.jobs.speeds.note(work.job, settled);
        let still = self.flights.is_empty() && batches.is_empty();
        let tells = begins || (!self.landed.is_empty() && (due || still));
        if tells {
            row::publish(&mut transaction, shared, &work.app, work.job, now).await?;
        }
        transaction.commit().await?;
        if !self.landed.is_empty() {
            shared.bans.wake();
        }
        if tells {
            shared.events.wake();
        }
        self.landed.clear();
        Ok(Some(Turn { state, waiting, batches }))
    }

    /// For how many calls there is room on the way: half a second's worth.
    fn room(&self) -> usize {
        if self.shared.stopping.is_cancelled() {
            return 0;
        }
        let spec = self.work.pace();
        let calls = match spec.rate {
            Rate::CallsPerSecond(calls) => calls,
            Rate::UsersPerSecond(users) => users / u32::try_from(spec.batch_size()).unwrap_or(1),
        };
        let most = match self.cooling.state() {
            Heat::Cold => usize::try_from(calls / 2).unwrap_or_default().max(1),
            Heat::Hot => 0,
            // One call tells whether Nexconn answers again.
            Heat::Trying => 1,
        };
        most.saturating_sub(self.flights.len())
    }

    /// Whether the list of bans is known as of now; it is read where the next users of a kick are to be banned.
    async fn list_is_known(&mut self) -> Result<bool, Error> {
        let now = self.shared.clock.now();
        if self.list_read_at.is_some_and(|at| now - at <= LIST_KEPT_MILLIS) {
            return Ok(true);
        }
        let needed = {
            let mut connection = self.shared.database.readers().acquire().await?;
            claim::needs_list(&mut connection, self.work).await?
        };
        if !needed || self.cooling.state() == Heat::Hot {
            return Ok(false);
        }
        match bans::fresh(self.shared, &self.work.app).await? {
            Ok(at) => {
                self.list_read_at = Some(at);
                self.cooling = Cooling::default();
                Ok(true)
            }
            Err(why) => {
                tracing::warn!(job = self.work.job, ?why, "a kick waits for the list of bans");
                self.cooling.heat(self.shared.config.tuning.job_pauses);
                Ok(false)
            }
        }
    }
}

/// State of a job, how many users wait, and how many have their outcome.
pub(super) async fn state(
    transaction: &mut SqliteConnection,
    work: &Work,
) -> Result<(JobState, i64, u64), Error> {
    let (state, waiting, settled): (String, i64, i64) =
        sqlx::query_as("SELECT state, waiting, done + refused + unknown FROM jobs WHERE id = $1")
            .bind(work.job)
            .fetch_one(transaction)
            .await?;
    let state = JobState::from_name(&state)
        .ok_or_else(|| Error::Internal(format!("job {} has no known state", work.job)))?;
    Ok((state, waiting, u64::try_from(settled).unwrap_or_default()))
}

async fn begin(transaction: &mut SqliteConnection, work: &Work, now: i64) -> Result<(), Error> {
    sqlx::query(
        "UPDATE jobs SET state = 'running', started_at = COALESCE(started_at, $1) WHERE id = $2",
    )
    .bind(now)
    .bind(work.job)
    .execute(transaction)
    .await?;
    Ok(())
}
