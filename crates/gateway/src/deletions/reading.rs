//! Reading Nexconn's list of soft-deleted users.

use std::collections::HashSet;

use nexconn_api::admin::DELETIONS_KEPT_MILLIS;
use nexconn_api::nexconn::{
    ListSoftDeletedUsers, ListSoftDeletedUsersRequest, SOFT_DELETED_A_PAGE,
};
use uuid::Uuid;

use super::apply::{self, Listed};
use crate::Error;
use crate::calls::{Asked, ask};
use crate::gateway::Shared;
use crate::reading::{Read, Readings, Unread};

/// For so many users the copy is kept [`DELETIONS_KEPT_MILLIS`], for more in proportion: a page of the
/// list is a call, and the calls of an app are counted.
const USERS_READ_CHEAPLY: i64 = 500;

/// Reads the list anew and returns when the reading began, in Unix milliseconds. Who asks while one
/// is under way shares the next one: the running one may have missed what was done since.
pub(crate) async fn fresh(shared: &Shared, app: &str) -> Result<Read, Error> {
    let readings = of(shared, app)?;
    readings.after(readings.begun(), || read(shared, app)).await
}

/// Reads the list unless the copy is good enough to show. Who asks while a reading is under way
/// shares it.
pub(super) async fn recent(shared: &Shared, app: &str) -> Result<Read, Error> {
    let readings = of(shared, app)?;
    let ended = readings.ended();
    let (read_at, users): (Option<i64>, i64) = sqlx::query_as(
        "SELECT (SELECT deletions_read_at FROM app_facts WHERE app = $1),
                (SELECT COUNT(*) FROM deleted_users WHERE app = $1)",
    )
    .bind(app)
    .fetch_one(shared.database.readers())
    .await?;
    let kept = DELETIONS_KEPT_MILLIS * (users / USERS_READ_CHEAPLY).max(1);
    if let Some(at) = read_at.filter(|at| shared.clock.now() - at <= kept) {
        return Ok(Ok(at));
    }
    readings.after(ended, || read(shared, app)).await
}

/// Reads the list in the background.
pub(crate) fn read_soon(shared: &Shared, app: &str) {
    let (shared, app) = (shared.clone(), app.to_owned());
    let tasks = shared.tasks.clone();
    tasks.spawn(async move {
        tokio::select! {
            () = shared.stopping.cancelled() => {}
            read = fresh(&shared, &app) => match read {
                Ok(Ok(_)) => {}
                Ok(Err(why)) => tracing::warn!(app, ?why, "the list of deleted users could not be read"),
                Err(error) => tracing::error!(app, %error, "the list of deleted users could not be read"),
            },
        }
    });
}

fn of<'a>(shared: &'a Shared, app: &str) -> Result<&'a Readings, Error> {
    shared.deletions.readings.get(app).ok_or(Error::NotFound("app"))
}

async fn read(shared: &Shared, app: &str) -> Result<Read, Error> {
    let began = shared.clock.now();
    let seq: Option<i64> = sqlx::query_scalar("SELECT deletions_seq FROM app_facts WHERE app = $1")
        .bind(app)
        .fetch_optional(shared.database.readers())
        .await?;
    let mut users = match ask_whole(shared, app).await? {
        Ok(users) => users,
        Err(why) => return Ok(Err(why)),
    };
    let mut listed = Listed { users: users.clone(), began, seq: seq.unwrap_or_default() };
    let is_paged = users.len() >= page_size();
    // Where the list moved between two pages, a user may have slipped through: a second look.
    if is_paged && apply::misses_somebody(shared, app, &listed).await? {
        match ask_whole(shared, app).await? {
            Ok(again) => users.extend(again),
            Err(why) => return Ok(Err(why)),
        }
        listed.users = users;
    }
    let mut transaction = shared.database.write().await?;
    apply::apply(&mut transaction, app, &listed, shared.clock.now()).await?;
    transaction.commit().await?;
    shared.events.wake();
    Ok(Ok(began))
}

fn page_size() -> usize {
    usize::try_from(SOFT_DELETED_A_PAGE).unwrap_or(usize::MAX)
}

/// Asks for every page.
async fn ask_whole(shared: &Shared, app: &str) -> Result<Result<HashSet<String>, Unread>, Error> {
    let request_id = Uuid::new_v4().to_string();
    let mut users = HashSet::new();
    for page in 1.. {
        let page = Some(page);
        let request = ListSoftDeletedUsersRequest { page, page_size: Some(SOFT_DELETED_A_PAGE) };
        let found = match ask::<ListSoftDeletedUsers>(shared, app, &request, &request_id).await? {
            Asked::Told(told) => told.user_ids,
            Asked::Refused(why) => return Ok(Err(why.into())),
            Asked::Unreachable => return Ok(Err(Unread::Unreachable)),
        };
        let is_last = found.len() < page_size();
        users.extend(found);
        if is_last {
            break;
        }
    }
    Ok(Ok(users))
}
