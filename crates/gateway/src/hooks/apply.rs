//! Applying what is stored, in the order in which it came.

use std::collections::BTreeSet;

use nexconn_api::admin::{Event, OnlineChanged, OnlineState};
use sqlx::SqliteConnection;

use super::counts::{self, Became};
use super::item::Item;
use crate::audit::events;
use crate::gateway::Shared;
use crate::{Error, deletions, directory, jobs};

/// Events that are applied in one transaction.
const AT_ONCE: i64 = 100;
/// When something failed, the next try is this much later.
const RETRY_MILLIS: i64 = 1000;

/// An event that waits.
#[derive(Debug, sqlx::FromRow)]
struct Waiting {
    id: i64,
    app: String,
    items: String,
}

/// What is to be told of events, together.
#[derive(Debug, Default)]
struct Learnt {
    /// Once the transaction stands: app, user, and whether they are online.
    online: Vec<(String, String, OnlineState)>,
    /// Jobs whose counts are others now, with their app.
    jobs: BTreeSet<(String, i64)>,
}

/// Applies events as they are stored, until the gateway stops. Those of an earlier run come first.
pub(crate) async fn run(shared: Shared) {
    let mut stored = shared.hooks.stored.subscribe();
    let mut at_once = AT_ONCE;
    loop {
        stored.borrow_and_update();
        let next = match step(&shared, at_once).await {
            Ok(0) => i64::MAX,
            Ok(_) => {
                at_once = AT_ONCE;
                continue;
            }
            // One that fails must not undo those beside it.
            Err(_) if at_once > 1 => {
                at_once = 1;
                continue;
            }
            Err(error) => match after_failure(&shared, error).await {
                Ok(()) => continue,
                Err(error) => {
                    tracing::error!(%error, "a webhook could not be applied; trying again");
                    shared.clock.now() + RETRY_MILLIS
                }
            },
        };
        tokio::select! {
            () = shared.stopping.cancelled() => return,
            woken = stored.changed(), if next == i64::MAX => if woken.is_err() { return },
            () = shared.clock.sleep_until(next) => {}
        }
    }
}

/// Gives the oldest event up, which failed alone: tried again it would hold up all behind it. What the database did may
/// succeed the next time.
async fn after_failure(shared: &Shared, error: Error) -> Result<(), Error> {
    if matches!(error, Error::Database(_)) {
        return Err(error);
    }
    let mut transaction = shared.database.write().await?;
    let given_up: Option<(i64, String)> = sqlx::query_as(
        "UPDATE hooks SET items = NULL
         WHERE id = (SELECT MIN(id) FROM hooks WHERE items IS NOT NULL) RETURNING id, app",
    )
    .fetch_optional(&mut *transaction)
    .await?;
    if let Some((id, app)) = given_up {
        counts::count(&mut transaction, &app, &Became::Failed, 1, shared.clock.now()).await?;
        tracing::error!(id, app, %error, "a webhook could not be applied and is given up");
    }
    transaction.commit().await?;
    Ok(())
}

/// Applies the oldest events that wait, and returns how many there were.
async fn step(shared: &Shared, at_once: i64) -> Result<usize, Error> {
    let now = shared.clock.now();
    let mut transaction = shared.database.write().await?;
    let waiting: Vec<Waiting> = sqlx::query_as(
        "SELECT id, app, items FROM hooks WHERE items IS NOT NULL ORDER BY id LIMIT $1",
    )
    .bind(at_once)
    .fetch_all(&mut *transaction)
    .await?;
    let mut learnt = Learnt::default();
    for event in &waiting {
        apply(&mut transaction, event, &mut learnt, now).await?;
        sqlx::query("UPDATE hooks SET items = NULL WHERE id = $1")
            .bind(event.id)
            .execute(&mut *transaction)
            .await?;
    }
    for (app, job) in &learnt.jobs {
        jobs::publish(&mut transaction, shared, app, *job, now).await?;
    }
    transaction.commit().await?;
    if !waiting.is_empty() {
        shared.events.wake();
        shared.erasures.wake();
    }
    for (app, user_id, online) in learnt.online {
        shared.statuses.learn(&app, &user_id, online);
    }
    Ok(waiting.len())
}

async fn apply(
    transaction: &mut SqliteConnection,
    event: &Waiting,
    learnt: &mut Learnt,
    now: i64,
) -> Result<(), Error> {
    let app = &event.app;
    let items: Vec<Item> = serde_json::from_str(&event.items)
        .map_err(|error| Error::Internal(format!("webhook {} is unreadable: {error}", event.id)))?;
    for item in items {
        match item {
            Item::Device(change) => {
                let told = directory::device_changed(transaction, app, &change).await?;
                let Some((online, is_new)) = told else { continue };
                let user_id = change.user_id;
                if is_new {
                    let changed = OnlineChanged { user_id: user_id.clone(), online };
                    let event = Event::Online(changed);
                    events::publish(transaction, app, &event, now).await?;
                }
                learnt.online.push((app.clone(), user_id, online));
            }
            Item::Activation(item) => {
                let moved = deletions::confirmed(transaction, app, &item, now).await?;
                learnt.jobs.extend(moved.map(|job| (app.clone(), job)));
            }
            Item::Relation(changed) => {
                events::publish(transaction, app, &Event::Relation(changed), now).await?;
            }
        }
    }
    Ok(())
}
