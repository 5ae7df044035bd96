//! Taking a sample of every count at each full hour, and letting old ones go.

use nexconn_api::admin::DAYS_MILLIS;
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::counts::{Counts, What};
use super::{HOUR_MILLIS, hour};
use crate::app_state::Service;
use crate::gateway::Shared;
use crate::{AppConfig, Error, bans, deletions};

/// Samples every app at each full hour, until the gateway stops.
pub(crate) async fn run(shared: Shared) {
    loop {
        let next = hour(shared.clock.now()) + HOUR_MILLIS;
        tokio::select! {
            () = shared.stopping.cancelled() => return,
            () = shared.clock.sleep_until(next) => {}
        }
        for app in &shared.config.apps {
            let sampled = tokio::select! {
                () = shared.stopping.cancelled() => return,
                sampled = sample(&shared, app) => sampled,
            };
            if let Err(error) = sampled {
                tracing::error!(app = app.slug, %error, "no sample could be taken this hour");
            }
        }
        if let Err(error) = expire(&shared).await {
            tracing::error!(%error, "old samples could not be deleted; trying again in an hour");
        }
    }
}

/// Asks Nexconn and takes the sample of this hour. What Nexconn does not tell now is left out rather
/// than repeated.
async fn sample(shared: &Shared, app: &AppConfig) -> Result<(), Error> {
    let began = shared.clock.now();
    let service = Service::ask(shared, app, &Uuid::new_v4().to_string()).await?;
    if let Err(why) = bans::fresh(shared, &app.slug).await? {
        tracing::warn!(app = app.slug, ?why, "no bans are counted this hour");
    }
    if service.is_none()
        && let Err(why) = deletions::fresh(shared, &app.slug).await?
    {
        tracing::warn!(app = app.slug, ?why, "no soft-deleted users are counted this hour");
    }
    let counts = Counts::of(shared, app, service.as_ref()).await?;
    keep(shared, app, &counts, began).await
}

/// Keeps counts that are as of the hour of `since` as its sample, if it has none.
pub(super) async fn keep(
    shared: &Shared,
    app: &AppConfig,
    counts: &Counts,
    since: i64,
) -> Result<(), Error> {
    let at = hour(since);
    let mut transaction = shared.database.write().await?;
    for what in What::ALL {
        // Who is online is learnt bit by bit: it is as of now whenever it was learnt.
        let Some(found) = counts.get(what).filter(|found| found.as_of >= at || !found.exact) else {
            continue;
        };
        // A number of another kind would make the course jump.
        if what == What::Registered && found.exact != app.has_console {
            continue;
        }
        insert(&mut transaction, &app.slug, what, (at, found.count)).await?;
    }
    transaction.commit().await?;
    Ok(())
}

async fn insert(
    transaction: &mut SqliteConnection,
    app: &str,
    what: What,
    (at, count): (i64, u64),
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO samples (app, what, at, count) VALUES ($1, $2, $3, $4)
         ON CONFLICT (app, what, at) DO NOTHING",
    )
    .bind(app)
    .bind(what.name())
    .bind(at)
    .bind(i64::try_from(count).unwrap_or(i64::MAX))
    .execute(transaction)
    .await?;
    Ok(())
}

async fn expire(shared: &Shared) -> Result<(), Error> {
    let mut transaction = shared.database.write().await?;
    sqlx::query("DELETE FROM samples WHERE at < $1")
        .bind(shared.clock.now() - DAYS_MILLIS)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}
