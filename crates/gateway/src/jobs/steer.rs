//! Pausing, resuming, cancelling and trying again.

use nexconn_api::admin::{Job, JobState};
use serde_json::Map;
use sqlx::SqliteConnection;

use super::create::Maker;
use super::row;
use crate::Error;
use crate::audit::{self, Intent};
use crate::gateway::Shared;

/// What is done with a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Steering {
    Pause,
    Resume,
    Cancel,
    Retry,
}

/// Steers a job. What is so already is left as it is.
pub(crate) async fn steer(
    shared: &Shared,
    maker: Maker<'_>,
    path: &'static str,
    (app, id): (&str, i64),
    steering: Steering,
) -> Result<Job, Error> {
    let now = shared.clock.now();
    let mut transaction = shared.database.write().await?;
    let job = row::find(&mut transaction, shared, app, id).await?.ok_or(Error::NotFound("job"))?;
    if !apply(&mut transaction, &job, steering, now).await? {
        return Ok(job);
    }
    let intent = Intent {
        app,
        at: now,
        admin: maker.email,
        action: path,
        user_ids: &[],
        reason: None,
        case: None,
        request_id: maker.request_id,
        details: &Map::new(),
        job: Some(id),
        undoes: None,
    };
    let entry = audit::done(&mut transaction, &intent).await?;
    audit::publish(&mut transaction, app, entry, now).await?;
    row::publish(&mut transaction, shared, app, id, now).await?;
    let job = row::find(&mut transaction, shared, app, id).await?.ok_or(Error::NotFound("job"))?;
    transaction.commit().await?;
    shared.jobs.wake();
    shared.events.wake();
    Ok(job)
}

/// False where nothing changes.
async fn apply(
    transaction: &mut SqliteConnection,
    job: &Job,
    steering: Steering,
    now: i64,
) -> Result<bool, Error> {
    match (steering, job.state) {
        (Steering::Pause, JobState::Paused)
        | (Steering::Resume, JobState::Queued | JobState::Running)
        | (Steering::Cancel, JobState::Cancelled) => Ok(false),
        (Steering::Pause, JobState::Queued | JobState::Running) => {
            set_state(transaction, job.id, JobState::Paused).await
        }
        (Steering::Resume, JobState::Paused) => {
            let state = job.started_at.map_or(JobState::Queued, |_| JobState::Running);
            set_state(transaction, job.id, state).await
        }
        (Steering::Cancel, JobState::Queued | JobState::Running | JobState::Paused) => {
            set_state(transaction, job.id, JobState::Cancelled).await
        }
        (Steering::Retry, JobState::Cancelled) => Err(Error::Conflict(
            "this job was cancelled; make a new one for the users that are left",
        )),
        (Steering::Retry, _) if job.undo.is_some_and(is_undone) => {
            Err(Error::Conflict("this job was taken back; make a new one for these users"))
        }
        (Steering::Retry, _) => retry(transaction, job, now).await,
        (_, JobState::Done) => Err(Error::Conflict("this job is done")),
        (_, JobState::Cancelled) => Err(Error::Conflict("this job was cancelled")),
    }
}

fn is_undone(undo: nexconn_api::admin::UndoState) -> bool {
    matches!(undo, nexconn_api::admin::UndoState::Done { .. })
}

async fn set_state(
    transaction: &mut SqliteConnection,
    id: i64,
    state: JobState,
) -> Result<bool, Error> {
    sqlx::query("UPDATE jobs SET state = $1 WHERE id = $2")
        .bind(state.name())
        .bind(id)
        .execute(transaction)
        .await?;
    Ok(true)
}

/// Lets users wait again that were refused or whose outcome is unknown.
async fn retry(transaction: &mut SqliteConnection, job: &Job, now: i64) -> Result<bool, Error> {
    let moved = sqlx::query(
        "UPDATE job_items SET state = 'waiting', http = NULL, code = NULL, note = NULL, tries = 0,
                              alone = 0, changed_at = $1
         WHERE job_id = $2 AND state IN ('refused', 'unknown')",
    )
    .bind(now)
    .bind(job.id)
    .execute(&mut *transaction)
    .await?
    .rows_affected();
    if moved == 0 {
        return Ok(false);
    }
    // Tokens that were taken are not told with those that come now.
    sqlx::query(
        "UPDATE job_items SET token = NULL, token_until = NULL
         WHERE job_id = $1 AND token IS NOT NULL
           AND EXISTS (SELECT 1 FROM jobs j WHERE j.id = $1 AND j.taken_by IS NOT NULL)",
    )
    .bind(job.id)
    .execute(&mut *transaction)
    .await?;
    let state = if job.state == JobState::Done { JobState::Running } else { job.state };
    sqlx::query(
        "UPDATE jobs SET waiting = waiting + refused + unknown, refused = 0, unknown = 0,
                         state = $1, finished_at = NULL, taken_by = NULL
         WHERE id = $2",
    )
    .bind(state.name())
    .bind(job.id)
    .execute(transaction)
    .await?;
    Ok(true)
}
