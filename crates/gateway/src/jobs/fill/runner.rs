//! One such job at work: a page, a transaction, the next page.

use nexconn_api::Code;
use nexconn_api::admin::{JobState, RefusedList};
use nexconn_api::wire::Refusal;
use sqlx::{Sqlite, SqliteConnection, Transaction};

use super::super::{lease, row};
use super::{Place, page, store};
use crate::Error;
use crate::calls::Asked;
use crate::gateway::Shared;
use crate::upstream::APP_REFUSED;

/// HTTP status of a call over Nexconn's rate limit.
const RATE_LIMITED: u16 = 429;

/// Works at a job until there is nothing to do, the lease is lost or the gateway stops.
pub(in super::super) async fn run(shared: Shared, app: String, job: i64) {
    let walk = Walk { shared: &shared, app: &app, job };
    let mut failed = 0;
    loop {
        match walk.step().await {
            Ok(Step::On) => failed = 0,
            Ok(Step::Over) => break,
            Ok(Step::Later) => {
                walk.rest(failed).await;
                failed += 1;
            }
            Err(error) => {
                tracing::error!(job, ?error, "a job is held up; trying again shortly");
                walk.rest(failed).await;
                failed += 1;
            }
        }
        if shared.stopping.is_cancelled() {
            break;
        }
    }
    shared.jobs.speeds.forget(job);
}

/// What comes after a step.
enum Step {
    /// The next one.
    On,
    /// The same one, after a pause: Nexconn does not answer now.
    Later,
    /// Nothing, for now or for good.
    Over,
}

struct Walk<'a> {
    shared: &'a Shared,
    app: &'a str,
    job: i64,
}

impl Walk<'_> {
    async fn step(&self) -> Result<Step, Error> {
        let Some(place) = self.begin().await? else { return Ok(Step::Over) };
        match page::read(self.shared, self.app, place).await? {
            Asked::Told(users) => self.found(place, &users).await,
            Asked::Unreachable => Ok(Step::Later),
            Asked::Refused(why) if is_passing(&why) => {
                tracing::warn!(job = self.job, %why, "a list is not told now");
                Ok(Step::Later)
            }
            Asked::Refused(why) => self.refused(place, &why).await,
        }
    }

    /// Takes the lease and tells which page comes next; none where there is nothing to do.
    async fn begin(&self) -> Result<Option<Place>, Error> {
        let Self { shared, job, .. } = *self;
        let now = shared.clock.now();
        let mut transaction = shared.database.write().await?;
        if !lease::hold(&mut transaction, shared, job, now).await? {
            return Ok(None);
        }
        let place = match self.state(&mut transaction).await? {
            JobState::Queued => {
                sqlx::query("UPDATE jobs SET state = 'running', started_at = $1 WHERE id = $2")
                    .bind(now)
                    .bind(job)
                    .execute(&mut *transaction)
                    .await?;
                row::publish(&mut transaction, shared, self.app, job, now).await?;
                Some(store::place(&mut transaction, job).await?)
            }
            JobState::Running => Some(store::place(&mut transaction, job).await?),
            JobState::Paused => {
                lease::release(&mut transaction, shared, job).await?;
                None
            }
            state @ (JobState::Cancelled | JobState::Done) => {
                self.end(&mut transaction, state, now).await?;
                None
            }
        };
        transaction.commit().await?;
        shared.events.wake();
        Ok(place)
    }

    async fn state(&self, transaction: &mut SqliteConnection) -> Result<JobState, Error> {
        let state: String = sqlx::query_scalar("SELECT state FROM jobs WHERE id = $1")
            .bind(self.job)
            .fetch_one(transaction)
            .await?;
        JobState::from_name(&state)
            .ok_or_else(|| Error::Internal(format!("job {} has no known state", self.job)))
    }

    /// Stores what a page told. An empty one is behind the last.
    async fn found(&self, place: Place, users: &[String]) -> Result<Step, Error> {
        let Self { shared, app, job } = *self;
        let next = if users.is_empty() {
            place.of_next_list()
        } else {
            Some(Place { page: place.page + 1, ..place })
        };
        let now = shared.clock.now();
        let mut transaction = shared.database.write().await?;
        if !lease::renew(&mut transaction, shared, job, now).await? {
            return Ok(Step::Over);
        }
        store::found(&mut transaction, (app, job), users, now).await?;
        self.go_on(transaction, next, now).await
    }

    /// Leaves a list out that Nexconn does not tell this app.
    async fn refused(&self, place: Place, why: &Refusal) -> Result<Step, Error> {
        let Self { shared, job, .. } = *self;
        tracing::warn!(job, list = place.list.name(), %why, "a list is left out");
        let now = shared.clock.now();
        let mut transaction = shared.database.write().await?;
        if !lease::renew(&mut transaction, shared, job, now).await? {
            return Ok(Step::Over);
        }
        let refused = RefusedList { list: place.list, http: why.http, code: why.code };
        store::refuse(&mut transaction, job, refused).await?;
        self.go_on(transaction, place.of_next_list(), now).await
    }

    async fn go_on(
        &self,
        mut transaction: Transaction<'static, Sqlite>,
        next: Option<Place>,
        now: i64,
    ) -> Result<Step, Error> {
        let Self { shared, app, job } = *self;
        let step = if let Some(place) = next {
            store::go_on(&mut transaction, job, place).await?;
            let done: i64 = sqlx::query_scalar("SELECT done FROM jobs WHERE id = $1")
                .bind(job)
                .fetch_one(&mut *transaction)
                .await?;
            if shared.jobs.speeds.note(job, u64::try_from(done).unwrap_or_default()) {
                row::publish(&mut transaction, shared, app, job, now).await?;
            }
            Step::On
        } else {
            self.end(&mut transaction, JobState::Done, now).await?;
            Step::Over
        };
        transaction.commit().await?;
        shared.events.wake();
        Ok(step)
    }

    async fn end(
        &self,
        transaction: &mut SqliteConnection,
        state: JobState,
        now: i64,
    ) -> Result<(), Error> {
        let Self { shared, app, job } = *self;
        sqlx::query("UPDATE jobs SET state = $1, finished_at = $2 WHERE id = $3")
            .bind(state.name())
            .bind(now)
            .bind(job)
            .execute(&mut *transaction)
            .await?;
        lease::release(transaction, shared, job).await?;
        row::publish(transaction, shared, app, job, now).await
    }

    /// Waits, longer after each failure, but never so long that the lease ends; or for who steers the
    /// job.
    async fn rest(&self, failed: usize) {
        let pauses = self.shared.config.tuning.job_pauses;
        let pause = pauses.get(failed).or(pauses.last()).copied().unwrap_or_default();
        let mut changed = self.shared.jobs.changed.subscribe();
        tokio::select! {
            () = self.shared.stopping.cancelled() => {}
            () = tokio::time::sleep(pause.min(lease::RENEWED)) => {}
            _ = changed.changed() => {}
        }
    }
}

/// Whether a refusal is none of the list, but of every call now, or no word of Nexconn's: it is worth
/// asking again.
fn is_passing(why: &Refusal) -> bool {
    why.http >= 500
        || why.http == RATE_LIMITED
        || why.code == Code::UNREADABLE
        || APP_REFUSED.contains(&why.code)
}
