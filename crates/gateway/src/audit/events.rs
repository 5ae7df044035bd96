//! Storing events, and waking those who follow them.

use nexconn_api::admin::{Event, EventKind};
use sqlx::SqliteConnection;
use tokio::sync::watch;

use crate::Error;

/// Tells followers that there may be new events.
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
}

/// How long events are kept for who was away, in milliseconds.
const KEPT_MILLIS: i64 = 60 * 60 * 1000;

/// Stores an event, in the transaction that makes it true.
pub(crate) async fn publish(
    transaction: &mut SqliteConnection,
    app: &str,
    event: &Event,
    now: i64,
) -> Result<(), Error> {
    let (kind, data) = match event {
        Event::Change(entry) => (EventKind::Change, serde_json::to_string(entry)),
        Event::BanEnded(ended) => (EventKind::BanEnded, serde_json::to_string(ended)),
        Event::StandingStopped(stopped) => {
            (EventKind::StandingStopped, serde_json::to_string(stopped))
        }
        Event::Online(online) => (EventKind::Online, serde_json::to_string(online)),
    };
    let data = data.map_err(|error| Error::Internal(error.to_string()))?;
    sqlx::query("DELETE FROM events WHERE at < $1")
        .bind(now - KEPT_MILLIS)
        .execute(&mut *transaction)
        .await?;
    sqlx::query("INSERT INTO events (app, at, kind, data) VALUES ($1, $2, $3, $4)")
        .bind(app)
        .bind(now)
        .bind(kind.name())
        .bind(data)
        .execute(transaction)
        .await?;
    Ok(())
}
