//! Reading Nexconn's list of bans, one reading at a time for an app.

use std::collections::HashMap;

use nexconn_api::admin::BANS_KEPT_MILLIS;
use nexconn_api::nexconn::{ListBannedUsers, ListBannedUsersRequest, UNPAGED_BANS};
use nexconn_api::wire::TextTime;
use uuid::Uuid;

use super::apply::{self, Listed};
use crate::Error;
use crate::calls::{Asked, ask};
use crate::gateway::Shared;
use crate::reading::{Read, Unread};

/// Reads the list anew and returns when the reading began, in Unix milliseconds. Who asks while one
/// is under way shares the next one: the running one may have missed what was done since.
pub(crate) async fn fresh(shared: &Shared, app: &str) -> Result<Read, Error> {
    let readings = shared.bans.readings.get(app).ok_or(Error::NotFound("app"))?;
    readings.after(readings.begun(), || read(shared, app)).await
}

/// Reads the list unless the copy is good enough to show. Who asks while a reading is under way
/// shares it.
pub(super) async fn recent(shared: &Shared, app: &str) -> Result<Read, Error> {
    let readings = shared.bans.readings.get(app).ok_or(Error::NotFound("app"))?;
    let ended = readings.ended();
    let is_recent = |at: &i64| shared.clock.now() - at <= BANS_KEPT_MILLIS;
    if let Some(at) = read_at(shared, app).await?.filter(is_recent) {
        return Ok(Ok(at));
    }
    readings.after(ended, || read(shared, app)).await
}

/// When the copy was read, if ever.
pub(super) async fn read_at(shared: &Shared, app: &str) -> Result<Option<i64>, Error> {
    let at: Option<Option<i64>> =
        sqlx::query_scalar("SELECT bans_read_at FROM app_facts WHERE app = $1")
            .bind(app)
            .fetch_optional(shared.database.readers())
            .await?;
    Ok(at.flatten())
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
                Ok(Err(why)) => tracing::warn!(app, ?why, "the list of bans could not be read"),
                Err(error) => tracing::error!(app, %error, "the list of bans could not be read"),
            },
        }
    });
}

async fn read(shared: &Shared, app: &str) -> Result<Read, Error> {
    let began = shared.clock.now();
    let seq: Option<i64> = sqlx::query_scalar("SELECT bans_seq FROM app_facts WHERE app = $1")
        .bind(app)
        .fetch_optional(shared.database.readers())
        .await?;
    let texts = match ask_whole(shared, app).await? {
        Ok(texts) => texts,
        Err(why) => return Ok(Err(why)),
    };
    let listed = Listed { texts, began, seq: seq.unwrap_or_default() };
    let mut transaction = shared.database.write().await?;
    apply::apply(&mut transaction, app, &listed, shared.clock.now()).await?;
    transaction.commit().await?;
    shared.bans.wake();
    shared.events.wake();
    Ok(Ok(began))
}

/// Asks for the list without pages, which is as long as most are; where it is full, for every page.
/// A user found twice, since the list moves between pages, counts as told last.
async fn ask_whole(
    shared: &Shared,
    app: &str,
) -> Result<Result<HashMap<String, TextTime>, Unread>, Error> {
    let request_id = Uuid::new_v4().to_string();
    let mut texts = HashMap::new();
    let mut page = None;
    loop {
        let request = ListBannedUsersRequest { page, page_size: None };
        let bans = match ask::<ListBannedUsers>(shared, app, &request, &request_id).await? {
            Asked::Told(told) => told.banned_users,
            Asked::Refused(why) => return Ok(Err(why.into())),
            Asked::Unreachable => return Ok(Err(Unread::Unreachable)),
        };
        let found = bans.len();
        texts.extend(bans.into_iter().map(|ban| (ban.user_id, ban.ban_expires_at)));
        page = match page {
            None if found < UNPAGED_BANS => return Ok(Ok(texts)),
            Some(_) if found == 0 => return Ok(Ok(texts)),
            None => Some(1),
            Some(page) => Some(page + 1),
        };
    }
}
