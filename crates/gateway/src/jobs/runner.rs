//! One job at work: calls on their way, and turns of one transaction each that write down what has landed and take the
//! next users.

use std::sync::Arc;
use std::time::Duration;

use nexconn_api::admin::JobState;
use nexconn_api::spec::Rate;
use sqlx::SqliteConnection;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::batch::{Batch, Work};
use super::cooling::{Cooling, Heat};
use super::fly::{self, Landed};
use super::{check, claim, land, lease, row};
use crate::gateway::Shared;
use crate::{Error, bans};

/// Calls that landed within this time are written down together.
const GATHERED: Duration = Duration::from_millis(100);
/// The list of bans may be so old when a kick bans, in milliseconds.
const LIST_KEPT_MILLIS: i64 = 5_000;
/// Readings of the list of bans that may fail before a job ends without it.
const CHECKS: usize = 10;

/// Works at a job until there is nothing to do, the lease is lost or the gateway stops.
pub(super) async fn run(shared: Shared, job: i64) {
    while let Err(error) = attempt(&shared, job).await {
        tracing::error!(job, ?error, "a job is held up; trying again shortly");
        let pause = shared.config.tuning.job_pauses.first().copied().unwrap_or_default();
        tokio::select! {
            () = shared.stopping.cancelled() => break,
            () = tokio::time::sleep(pause) => {}
        }
    }
    shared.jobs.speeds.forget(job);
}

async fn attempt(shared: &Shared, job: i64) -> Result<(), Error> {
    let mut transaction = shared.database.write().await?;
    if !lease::hold(&mut transaction, shared, job, shared.clock.now()).await? {
        return Ok(());
    }
    let Some(work) = row::work(&mut transaction, job).await? else { return Ok(()) };
    let left = claim::left_behind(&mut transaction, &work).await?;
    transaction.commit().await?;
    let work = Arc::new(work);
    let mut runner = Runner {
        shared,
        work: &work,
        flights: JoinSet::new(),
        landed: Vec::new(),
        list_read_at: None,
        cooling: Cooling::default(),
    };
    for batch in left {
        let (shared, work) = (shared.clone(), work.clone());
        runner.flights.spawn(async move { fly::recover(&shared, &work, batch).await });
    }
    // Where it fails, what is on its way is found out by the next attempt.
    runner.work().await?;
    let mut transaction = shared.database.write().await?;
    lease::release(&mut transaction, shared, job).await?;
    transaction.commit().await?;
    Ok(())
}

/// A job with its calls on their way.
struct Runner<'a> {
    shared: &'a Shared,
    work: &'a Arc<Work>,
    /// They end with the runner: what they did is found out by the next one.
    flights: JoinSet<Landed>,
    /// What has landed and is not written down.
    landed: Vec<Landed>,
    list_read_at: Option<i64>,
    cooling: Cooling,
}

/// What a turn found.
#[derive(Debug)]
struct Turn {
    state: JobState,
    waiting: i64,
    batches: Vec<Batch>,
}

impl Runner<'_> {
    async fn work(&mut self) -> Result<(), Error> {
        loop {
            let Some(turn) = self.turn().await? else {
                tracing::warn!(job = self.work.job, "another gateway works at this job now");
                return Ok(());
            };
            for batch in turn.batches {
                let (shared, work) = (self.shared.clone(), self.work.clone());
                self.flights.spawn(async move { fly::send(&shared, &work, batch).await });
            }
            if !self.flights.is_empty() {
                self.gather().await?;
                continue;
            }
            let over = turn.state.is_over() || turn.waiting == 0;
            if self.shared.stopping.is_cancelled() || (turn.state == JobState::Paused && !over) {
                return Ok(());
            }
            if over {
                if self.finish().await? {
                    return Ok(());
                }
            } else {
                self.rest().await;
            }
        }
    }

    /// Waits until something lands, and a little longer for what lands with it; or until the lease must be renewed.
    async fn gather(&mut self) -> Result<(), Error> {
        let Ok(Some(first)) = tokio::time::timeout(lease::RENEWED, self.flights.join_next()).await
        else {
            return Ok(());
        };
        let mut landed = vec![first];
        let others = async {
            while let Some(other) = self.flights.join_next().await {
                landed.push(other);
            }
        };
        // Some have landed and some have not: that is no failure.
        drop(tokio::time::timeout(GATHERED, others).await);
        for landed in landed {
            let broken = |error| Error::Internal(format!("a call of a job broke off: {error}"));
            self.landed.push(landed.map_err(broken)?);
        }
        Ok(())
    }

    /// Waits for the time after which calls are sent again, or for who steers the job.
    async fn rest(&mut self) {
        let mut changed = self.shared.jobs.changed.subscribe();
        let until = self.cooling.until.unwrap_or_else(Instant::now);
        tokio::select! {
            () = self.shared.stopping.cancelled() => {}
            () = tokio::time::sleep_until(until) => {}
            _ = changed.changed() => {}
        }
    }

    /// Writes down what has landed and takes the next users. None where the lease is lost.
    async fn turn(&mut self) -> Result<Option<Turn>, Error> {
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

    /// Ends the job, after a look at the list of bans where it is about them. False where it goes on; where the gateway
    /// stops meanwhile, it ends after the next start.
    async fn finish(&mut self) -> Result<bool, Error> {
        let Self { shared, work, .. } = *self;
        let began = if work.is_of_bans() { self.read_list().await? } else { None };
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
            check::check(&mut transaction, shared, work, began, now).await?;
        }
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

/// State of a job, how many users wait, and how many have their outcome.
async fn state(
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
