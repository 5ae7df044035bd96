//! Making such a job, and telling of the last one.

use nexconn_api::Endpoint;
use nexconn_api::admin::{FillDirectory, FillDirectoryRequest, Job, JobAction, RefusedList};

use super::super::create::{Maker, New, insert, made_before};
use super::super::row;
use super::{Place, store};
use crate::Error;
use crate::gateway::Shared;
use crate::sessions::digest::digest;

/// The last job that filled a directory.
#[derive(Debug)]
pub(crate) struct Filled {
    pub(crate) job: Job,
    pub(crate) refused: Vec<RefusedList>,
}

/// Stores a job that fills the directory, unless the same operation made one before.
pub(crate) async fn fill(
    shared: &Shared,
    maker: Maker<'_>,
    request: &FillDirectoryRequest,
) -> Result<Job, Error> {
    let path = FillDirectory::SPEC.path;
    let digest = digest(&[path, &request.app]);
    let new = New {
        app: &request.app,
        operation: &request.operation,
        digest: &digest,
        action: JobAction::Fill,
        path,
        minutes: None,
        expires_at: None,
        permission: None,
        reason: None,
        case: None,
        undoes: None,
    };
    let now = shared.clock.now();
    let mut transaction = shared.database.write().await?;
    if let Some(job) = made_before(&mut transaction, shared, maker, &new).await? {
        return Ok(job);
    }
    let running: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM jobs WHERE app = $1 AND action = 'fill' AND finished_at IS NULL",
    )
    .bind(&request.app)
    .fetch_one(&mut *transaction)
    .await?;
    if running > 0 {
        return Err(Error::Conflict("a job is filling the directory already; see the jobs"));
    }
    let job = insert(&mut transaction, shared, maker, &new, Vec::new(), now).await?;
    store::begin(&mut transaction, job.id, Place::FIRST).await?;
    transaction.commit().await?;
    shared.jobs.wake();
    shared.events.wake();
    Ok(job)
}

/// The last job that filled the directory of an app, or is filling it.
pub(crate) async fn latest(shared: &Shared, app: &str) -> Result<Option<Filled>, Error> {
    let mut connection = shared.database.readers().begin().await?;
    let id: Option<i64> =
        sqlx::query_scalar("SELECT MAX(id) FROM jobs WHERE app = $1 AND action = 'fill'")
            .bind(app)
            .fetch_one(&mut *connection)
            .await?;
    let Some(id) = id else { return Ok(None) };
    let job = row::find(&mut connection, shared, app, id).await?.ok_or(Error::NotFound("job"))?;
    let refused = store::refused(&mut connection, id).await?;
    Ok(Some(Filled { job, refused }))
}
