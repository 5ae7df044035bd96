//! Making the job that takes another one back.

use std::collections::HashMap;

use nexconn_api::Endpoint;
use nexconn_api::admin::{Job, JobAction, UndoJob, UndoState};
use sqlx::SqliteConnection;

use super::create::{Maker, New, NewItem, insert, made_before};
use super::row;
use crate::Error;
use crate::gateway::Shared;
use crate::sessions::digest::digest;
use crate::undo::of_entries;

/// Stores a job that takes back what another one did, unless the same operation made it before.
pub(crate) async fn undo(
    shared: &Shared,
    maker: Maker<'_>,
    (app, id): (&str, i64),
    operation: &str,
) -> Result<Job, Error> {
    let digest = digest(&[UndoJob::SPEC.path, &id.to_string()]);
    let now = shared.clock.now();
    let mut transaction = shared.database.write().await?;
    let undone =
        row::find(&mut transaction, shared, app, id).await?.ok_or(Error::NotFound("job"))?;
    let new = New {
        app,
        operation,
        digest: &digest,
        action: JobAction::Undo,
        path: UndoJob::SPEC.path,
        minutes: None,
        expires_at: None,
        permission: None,
        reason: None,
        case: undone.case.as_deref(),
        undoes: Some(id),
    };
    if let Some(before) = made_before(&mut transaction, shared, maker, &new).await? {
        return Ok(before);
    }
    match undone.undo {
        Some(UndoState::Open { .. }) => {}
        Some(UndoState::Done { .. }) => {
            return Err(Error::Conflict("this job was taken back already"));
        }
        None if !undone.state.is_over() => {
            return Err(Error::Conflict("this job is not over; cancel it first"));
        }
        None => {
            return Err(Error::Conflict(
                "this job cannot be taken back, or no longer; make a job of the opposite instead",
            ));
        }
    }
    let items = items(&mut transaction, app, id, now).await?;
    let job = insert(&mut transaction, shared, maker, &new, items, now).await?;
    row::publish(&mut transaction, shared, app, id, now).await?;
    transaction.commit().await?;
    shared.jobs.wake();
    shared.events.wake();
    Ok(job)
}

/// The users for whom something was done, each with what takes it back.
async fn items(
    transaction: &mut SqliteConnection,
    app: &str,
    id: i64,
    now: i64,
) -> Result<Vec<NewItem>, Error> {
    let entries: Vec<i64> = sqlx::query_scalar(
        "SELECT id FROM audit WHERE job_id = $1
         AND EXISTS (SELECT 1 FROM undo u WHERE u.audit_id = audit.id)",
    )
    .bind(id)
    .fetch_all(&mut *transaction)
    .await?;
    let old = of_entries(transaction, app, &entries, now).await?;
    let mut old: HashMap<_, _> =
        old.into_iter().map(|old| ((old.user_id.clone(), old.target.clone()), old)).collect();
    let done: Vec<(String, Option<String>)> = sqlx::query_as(
        "SELECT user_id, target FROM job_items WHERE job_id = $1 AND state = 'done' ORDER BY idx",
    )
    .bind(id)
    .fetch_all(transaction)
    .await?;
    let item = |(user_id, target): (String, Option<String>)| {
        let pair = (user_id, target);
        let found = old.remove(&pair);
        let (user_id, target) = pair;
        let nothing = found.is_none();
        let (way, until_at, fields) =
            found.map_or((None, None, None), |old| (Some(old.way), old.until_at, old.values));
        NewItem { user_id, target, fields, way, until_at, nothing }
    };
    Ok(done.into_iter().map(item).collect())
}
