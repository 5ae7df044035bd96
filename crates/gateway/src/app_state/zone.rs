//! The zone of the texts in which a service writes times, as the list of bans taught it.

use nexconn_api::admin::{MeasuredZone, ZoneState};
use sqlx::SqlitePool;

use crate::gateway::Shared;
use crate::{Error, bans};

#[derive(Debug, sqlx::FromRow)]
struct Row {
    minutes: Option<i32>,
    at: Option<i64>,
    example: Option<String>,
}

/// The zone, where it is known.
pub(crate) async fn zone(readers: &SqlitePool, app: &str) -> Result<Option<ZoneState>, Error> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT zone_minutes AS minutes, zone_at AS at, zone_example AS example
         FROM app_facts WHERE app = $1",
    )
    .bind(app)
    .fetch_optional(readers)
    .await?;
    let state = row.and_then(|row| {
        Some(ZoneState { minutes: row.minutes?, at: row.at, example: row.example })
    });
    Ok(state)
}

/// Measures it again by the bans that Nexconn lists now.
pub(crate) async fn measure(shared: &Shared, app: &str) -> Result<MeasuredZone, Error> {
    // By the copy first: a wrong zone would make the new reading take these bans for others.
    bans::measure_zone(shared, app).await?;
    if let Err(why) = bans::fresh(shared, app).await? {
        tracing::warn!(app, ?why, "the list of bans could not be read to measure the zone");
        return Err(Error::UpstreamUnreachable);
    }
    let bans = bans::measure_zone(shared, app).await?;
    Ok(MeasuredZone { zone: zone(shared.database.readers(), app).await?, bans })
}
