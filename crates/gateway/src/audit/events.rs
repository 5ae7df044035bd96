//! Events: stored with what makes them true, kept for a while for consoles that were away.

use nexconn_api::admin::{Event, EventKind};
use nexconn_api::streams::{EVENTS_KEPT, EVENTS_KEPT_MILLIS};
use sqlx::{SqliteConnection, SqlitePool};
use tokio::sync::watch;

use crate::Error;
use crate::gateway::Shared;

/// Tells followers that there may be new events, or that their session may have ended.
#[derive(Debug)]
pub(crate) struct Events(watch::Sender<()>);

impl Events {
    pub(crate) fn new() -> Self {
        Self(watch::Sender::new(()))
    }

    /// Wakes every follower; to be called once events are committed.
    pub(crate) fn wake(&self) {
        self.0.send_replace(());
    }

    /// What a follower waits on.
    pub(crate) fn subscribe(&self) -> watch::Receiver<()> {
        self.0.subscribe()
    }
}

/// Events over [`EVENTS_KEPT`] are deleted so many at a time.
const DELETED_AT_ONCE: i64 = 64;
/// Most events of one reading.
const READ_AT_ONCE: i64 = 100;

/// An event as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Stored {
    pub(crate) id: i64,
    /// Name of its kind.
    pub(crate) kind: String,
    /// JSON.
    pub(crate) data: String,
}

/// What follows an event.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Following {
    /// These, oldest first; there may be more.
    Events(Vec<Stored>),
    /// Some are gone; the newest has this id.
    Gone(i64),
}

/// Stores an event, in the transaction that makes it true.
pub(crate) async fn publish(
    transaction: &mut SqliteConnection,
    app: &str,
    event: &Event,
    now: i64,
) -> Result<(), Error> {
    let (kind, data) = match event {
        Event::Change(entry) => (EventKind::Change, serde_json::to_string(entry)),
        Event::Job(job) => (EventKind::Job, serde_json::to_string(job)),
        Event::BanEnded(ended) => (EventKind::BanEnded, serde_json::to_string(ended)),
        Event::StandingStopped(stopped) => {
            (EventKind::StandingStopped, serde_json::to_string(stopped))
        }
        Event::Online(online) => (EventKind::Online, serde_json::to_string(online)),
        Event::Deletion(change) => (EventKind::Deletion, serde_json::to_string(change)),
        Event::Relation(change) => (EventKind::Relation, serde_json::to_string(change)),
        Event::HookRefused(refused) => (EventKind::HookRefused, serde_json::to_string(refused)),
    };
    let data = data.map_err(|error| Error::Internal(error.to_string()))?;
    if kind == EventKind::HookRefused {
        // Anybody can make it happen: it must push out nothing else.
        sqlx::query("DELETE FROM events WHERE app = $1 AND kind = $2")
            .bind(app)
            .bind(kind.name())
            .execute(&mut *transaction)
            .await?;
    }
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO events (app, at, kind, data) VALUES ($1, $2, $3, $4) RETURNING id",
    )
    .bind(app)
    .bind(now)
    .bind(kind.name())
    .bind(data)
    .fetch_one(&mut *transaction)
    .await?;
    if id % DELETED_AT_ONCE == 0 {
        delete_over_limit(transaction, app).await?;
    }
    Ok(())
}

/// When the database failed, the next try is this much later.
const RETRY_MILLIS: i64 = 60_000;

/// Deletes events in time, until the gateway stops: they hold what admins wrote.
pub(crate) async fn run_expiry(shared: Shared) {
    loop {
        let now = shared.clock.now();
        let next = expire(&shared, now).await.unwrap_or_else(|error| {
            tracing::error!(%error, "old events could not be deleted; trying again later");
            now + RETRY_MILLIS
        });
        tokio::select! {
            () = shared.stopping.cancelled() => return,
            () = shared.clock.sleep_until(next) => {}
        }
    }
}

/// Deletes what has expired, and returns when to look again: what is stored from now on expires later.
async fn expire(shared: &Shared, now: i64) -> Result<i64, Error> {
    let mut transaction = shared.database.write().await?;
    delete_old(&mut transaction, now).await?;
    let oldest: Option<i64> =
        sqlx::query_scalar("SELECT MIN(at) FROM events").fetch_one(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(oldest.unwrap_or(now) + EVENTS_KEPT_MILLIS + 1)
}

/// Deletes events past their time, of every app.
async fn delete_old(transaction: &mut SqliteConnection, now: i64) -> Result<(), Error> {
    let before = now - EVENTS_KEPT_MILLIS;
    sqlx::query(
        "INSERT INTO app_facts (app, events_deleted)
         SELECT app, MAX(id) FROM events WHERE at < $1 GROUP BY app
         ON CONFLICT (app) DO UPDATE SET events_deleted = excluded.events_deleted",
    )
    .bind(before)
    .execute(&mut *transaction)
    .await?;
    sqlx::query("DELETE FROM events WHERE at < $1").bind(before).execute(transaction).await?;
    Ok(())
}

/// Deletes the oldest events of an app that has too many.
async fn delete_over_limit(transaction: &mut SqliteConnection, app: &str) -> Result<(), Error> {
    let last: Option<i64> = sqlx::query_scalar(
        "SELECT id FROM events WHERE app = $1 ORDER BY id DESC LIMIT 1 OFFSET $2",
    )
    .bind(app)
    .bind(EVENTS_KEPT)
    .fetch_optional(&mut *transaction)
    .await?;
    let Some(last) = last else { return Ok(()) };
    sqlx::query("DELETE FROM events WHERE app = $1 AND id <= $2")
        .bind(app)
        .bind(last)
        .execute(&mut *transaction)
        .await?;
    sqlx::query(
        "INSERT INTO app_facts (app, events_deleted) VALUES ($1, $2)
         ON CONFLICT (app) DO UPDATE SET events_deleted = excluded.events_deleted",
    )
    .bind(app)
    .bind(last)
    .execute(transaction)
    .await?;
    Ok(())
}

/// The id of the newest event of an app, whether or not it is still kept; 0 before the first.
pub(crate) async fn newest(connection: &mut SqliteConnection, app: &str) -> Result<i64, Error> {
    let kept: Option<i64> = sqlx::query_scalar("SELECT MAX(id) FROM events WHERE app = $1")
        .bind(app)
        .fetch_one(&mut *connection)
        .await?;
    Ok(kept.unwrap_or_default().max(deleted(connection, app).await?))
}

async fn deleted(connection: &mut SqliteConnection, app: &str) -> Result<i64, Error> {
    let deleted: Option<i64> =
        sqlx::query_scalar("SELECT events_deleted FROM app_facts WHERE app = $1")
            .bind(app)
            .fetch_optional(connection)
            .await?;
    Ok(deleted.unwrap_or_default())
}

/// What follows the event `last` of an app. An id that was never given out here counts as gone.
pub(crate) async fn following(
    readers: &SqlitePool,
    app: &str,
    last: i64,
) -> Result<Following, Error> {
    let mut connection = readers.begin().await?;
    let newest = newest(&mut connection, app).await?;
    if last > newest || last < deleted(&mut connection, app).await? {
        return Ok(Following::Gone(newest));
    }
    let events = sqlx::query_as(
        "SELECT id, kind, data FROM events WHERE app = $1 AND id > $2 ORDER BY id LIMIT $3",
    )
    .bind(app)
    .bind(last)
    .bind(READ_AT_ONCE)
    .fetch_all(&mut *connection)
    .await?;
    Ok(Following::Events(events))
}
