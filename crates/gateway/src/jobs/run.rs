//! A runner for every job that is not over.

use std::collections::HashSet;

use nexconn_api::admin::JobAction;
use tokio::task::JoinSet;

use super::{fill, runner};
use crate::Error;
use crate::gateway::Shared;

/// When the database failed, the next look is this much later.
const RETRY_MILLIS: i64 = 1000;

/// A job with something to do.
#[derive(Debug, sqlx::FromRow)]
struct Open {
    id: i64,
    app: String,
    action: String,
    holder: Option<String>,
    lease_until: Option<i64>,
}

/// Keeps a runner at work for each open job, until the gateway stops; each finishes what is on its way.
pub(crate) async fn run(shared: Shared) {
    let mut changed = shared.jobs.changed.subscribe();
    let mut runners = JoinSet::new();
    let mut running = HashSet::new();
    while !shared.stopping.is_cancelled() {
        changed.borrow_and_update();
        let now = shared.clock.now();
        let next = match open(&shared).await {
            Ok(open) => start(&shared, open, &mut running, &mut runners, now),
            Err(error) => {
                tracing::error!(?error, "jobs could not be looked up; trying again shortly");
                Some(now + RETRY_MILLIS)
            }
        };
        tokio::select! {
            () = shared.stopping.cancelled() => {}
            _ = changed.changed() => {}
            () = shared.clock.sleep_until(next.unwrap_or(i64::MAX)) => {}
            Some(ended) = runners.join_next_with_id() => note_end(ended, &mut running),
        }
    }
    while let Some(ended) = runners.join_next_with_id().await {
        note_end(ended, &mut running);
    }
}

type Running = HashSet<(i64, tokio::task::Id)>;

/// Starts runners for jobs that have none, and returns when a lease of another process may end.
fn start(
    shared: &Shared,
    open: Vec<Open>,
    running: &mut Running,
    runners: &mut JoinSet<()>,
    now: i64,
) -> Option<i64> {
    let mut next: Option<i64> = None;
    for job in open {
        let known = shared.config.apps.iter().any(|app| app.slug == job.app);
        if !known || running.iter().any(|(id, _)| *id == job.id) {
            continue;
        }
        let others = job.holder.is_some_and(|holder| holder != shared.jobs.holder);
        if let Some(until) = job.lease_until.filter(|until| others && *until >= now) {
            next = Some(next.map_or(until + 1, |next| next.min(until + 1)));
            continue;
        }
        let task = if job.action == JobAction::Fill.name() {
            runners.spawn(fill::run(shared.clone(), job.app, job.id))
        } else {
            runners.spawn(runner::run(shared.clone(), job.id))
        };
        running.insert((job.id, task.id()));
    }
    next
}

fn note_end(ended: Result<(tokio::task::Id, ()), tokio::task::JoinError>, running: &mut Running) {
    let task = match ended {
        Ok((task, ())) => task,
        Err(error) => {
            tracing::error!(%error, "a job's runner broke off; another one goes on");
            error.id()
        }
    };
    running.retain(|(_, id)| *id != task);
}

async fn open(shared: &Shared) -> Result<Vec<Open>, Error> {
    Ok(sqlx::query_as(
        "SELECT id, app, action, holder, lease_until FROM jobs
         WHERE finished_at IS NULL AND (state <> 'paused' OR sent > 0) ORDER BY id",
    )
    .fetch_all(shared.database.readers())
    .await?)
}
