//! One job at work: calls on their way, and a [`turn`](super::turn) each time some have landed.

use std::sync::Arc;
use std::time::Duration;

use nexconn_api::admin::JobState;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::batch::Work;
use super::cooling::Cooling;
use super::fly::{self, Landed};
use super::{claim, lease, row};
use crate::Error;
use crate::gateway::Shared;

/// Calls that landed within this time are written down together.
const GATHERED: Duration = Duration::from_millis(100);

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
#[derive(Debug)]
pub(super) struct Runner<'a> {
    pub(super) shared: &'a Shared,
    pub(super) work: &'a Arc<Work>,
    /// They end with the runner: what they did is found out by the next one.
    pub(super) flights: JoinSet<Landed>,
    /// What has landed and is not written down.
    pub(super) landed: Vec<Landed>,
    pub(super) list_read_at: Option<i64>,
    pub(super) cooling: Cooling,
}

impl Runner<'_> {
    async fn work(&mut self) -> Result<(), Error> {
        loop {
            let turn = match self.turn().await {
                Ok(Some(turn)) => turn,
                Ok(None) => {
                    tracing::warn!(job = self.work.job, "another gateway works at this job now");
                    return Ok(());
                }
                Err(error) if self.shared.stopping.is_cancelled() => return Err(error),
                Err(error) => {
                    // What has landed is kept: an access token comes once.
                    tracing::error!(job = self.work.job, ?error, "outcomes cannot be stored now");
                    self.pause().await;
                    continue;
                }
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

    async fn pause(&self) {
        let pause = self.shared.config.tuning.job_pauses.first().copied().unwrap_or_default();
        tokio::time::sleep(pause).await;
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
}
