//! The access tokens of jobs that register users: encrypted, told to one admin, and gone after a while.

use nexconn_api::admin::{JobToken, JobTokens, TOKENS_KEPT_MILLIS, TakeJobTokens};
use nexconn_api::{Endpoint, Secret};
use serde_json::Map;

use super::row;
use crate::Error;
use crate::audit::{self, Intent};
use crate::gateway::Shared;

/// How long who took tokens may ask again with the same operation: the answer may have been lost on its way.
const REPEATED_MILLIS: i64 = 10 * 60 * 1000;
/// When the database failed, the next try is this much later.
const RETRY_MILLIS: i64 = 60_000;

/// Who takes the tokens of a job.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Taking<'a> {
    pub(crate) app: &'a str,
    pub(crate) job: i64,
    /// The console's operation id.
    pub(crate) operation: &'a str,
    /// E-mail of the admin.
    pub(crate) admin: &'a str,
    pub(crate) request_id: &'a str,
}

fn place(job: i64, idx: i64) -> String {
    format!("job {job} user {idx}")
}

/// Encrypts the access token of one user of a job.
pub(super) fn seal(shared: &Shared, job: i64, idx: i64, token: &Secret) -> Result<Vec<u8>, Error> {
    shared.data_key.seal(token, &place(job, idx))
}

/// Takes the tokens: nobody else gets them afterwards, and soon they are deleted.
pub(crate) async fn take(shared: &Shared, taking: Taking<'_>) -> Result<JobTokens, Error> {
    let Taking { app, job, operation, admin, request_id } = taking;
    let now = shared.clock.now();
    let mut transaction = shared.database.write().await?;
    row::find(&mut transaction, shared, app, job).await?.ok_or(Error::NotFound("job"))?;
    let taken_by: Option<String> = sqlx::query_scalar("SELECT taken_by FROM jobs WHERE id = $1")
        .bind(job)
        .fetch_one(&mut *transaction)
        .await?;
    let rows: Vec<(i64, String, Vec<u8>)> = sqlx::query_as(
        "SELECT idx, user_id, token FROM job_items
         WHERE job_id = $1 AND token IS NOT NULL AND token_until > $2 ORDER BY idx",
    )
    .bind(job)
    .bind(now)
    .fetch_all(&mut *transaction)
    .await?;
    if taken_by.as_deref().is_some_and(|before| before != operation) || rows.is_empty() {
        return Err(Error::Conflict(
            "no access tokens wait in this job: they were taken, or deleted after a day; issue others",
        ));
    }
    let tokens = rows.into_iter().map(|(idx, user_id, sealed)| {
        let access_token = shared.data_key.open(&sealed, &place(job, idx)).ok_or_else(|| {
            Error::Internal(format!("a token of job {job} was sealed with another data key"))
        })?;
        Ok(JobToken { user_id, access_token })
    });
    let tokens = tokens.collect::<Result<Vec<_>, Error>>()?;
    if taken_by.is_none() {
        let intent = Intent {
            app,
            at: now,
            admin,
            action: TakeJobTokens::SPEC.path,
            user_ids: &[],
            reason: None,
            case: None,
            request_id,
            details: &Map::new(),
            job: Some(job),
            undoes: None,
        };
        let entry = audit::done(&mut transaction, &intent).await?;
        audit::publish(&mut transaction, app, entry, now).await?;
        sqlx::query("UPDATE jobs SET taken_by = $1 WHERE id = $2")
            .bind(operation)
            .bind(job)
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "UPDATE job_items SET token_until = $1
             WHERE job_id = $2 AND token IS NOT NULL AND token_until > $1",
        )
        .bind(now + REPEATED_MILLIS)
        .bind(job)
        .execute(&mut *transaction)
        .await?;
        row::publish(&mut transaction, shared, app, job, now).await?;
    }
    transaction.commit().await?;
    shared.jobs.wake();
    shared.events.wake();
    Ok(JobTokens { tokens })
}

/// Deletes tokens in time, until the gateway stops.
pub(crate) async fn run_expiry(shared: Shared) {
    let mut changed = shared.jobs.changed.subscribe();
    loop {
        changed.borrow_and_update();
        let now = shared.clock.now();
        let next = step(&shared, now).await.unwrap_or_else(|error| {
            tracing::error!(%error, "access tokens could not be deleted; trying again later");
            now + RETRY_MILLIS
        });
        tokio::select! {
            () = shared.stopping.cancelled() => return,
            _ = changed.changed() => {}
            () = shared.clock.sleep_until(next) => {}
        }
    }
}

/// Deletes what has expired, and returns when to look again: what is kept from now on expires later.
async fn step(shared: &Shared, now: i64) -> Result<i64, Error> {
    let first = "SELECT MIN(token_until) FROM job_items WHERE token IS NOT NULL";
    let next: Option<i64> = sqlx::query_scalar(first).fetch_one(shared.database.readers()).await?;
    if next.is_none_or(|until| until > now) {
        return Ok(next.unwrap_or(now + TOKENS_KEPT_MILLIS));
    }
    let mut transaction = shared.database.write().await?;
    sqlx::query(
        "UPDATE job_items SET token = NULL, token_until = NULL
         WHERE token IS NOT NULL AND token_until <= $1",
    )
    .bind(now)
    .execute(&mut *transaction)
    .await?;
    let next: Option<i64> = sqlx::query_scalar(first).fetch_one(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(next.unwrap_or(now + TOKENS_KEPT_MILLIS))
}
