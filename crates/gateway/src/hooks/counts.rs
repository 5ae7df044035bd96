//! How many requests came of late, and what became of them.

use nexconn_api::admin::{HOOK_COUNTED_MILLIS, HookCount, HookDay, HookSettings};
use sqlx::SqliteConnection;

use super::item;
use crate::Error;

const HOUR_MILLIS: i64 = 60 * 60 * 1000;

/// What became of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Became {
    /// It brought an event of this type.
    Taken(String),
    /// What it brought was known.
    Repeated,
    /// It was refused.
    Refused,
    /// What it brought could not be applied. It was counted as taken before.
    Failed,
}

impl Became {
    /// Its name in the database.
    const fn name(&self) -> &'static str {
        match self {
            Self::Taken(_) => "taken",
            Self::Repeated => "repeated",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }
}

/// Counts requests.
pub(super) async fn count(
    transaction: &mut SqliteConnection,
    app: &str,
    became: &Became,
    number: i64,
    now: i64,
) -> Result<(), Error> {
    let kind = match became {
        Became::Taken(kind) => kind,
        Became::Repeated | Became::Refused | Became::Failed => "",
    };
    sqlx::query(
        "INSERT INTO hook_counts (app, hour, became, type, count) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (app, hour, became, type)
         DO UPDATE SET count = hook_counts.count + excluded.count",
    )
    .bind(app)
    .bind(now - now.rem_euclid(HOUR_MILLIS))
    .bind(became.name())
    .bind(kind)
    .bind(number)
    .execute(transaction)
    .await?;
    Ok(())
}

/// The hours that count at `now` begin after this.
const fn before(now: i64) -> i64 {
    now - HOOK_COUNTED_MILLIS
}

/// What came within a day.
pub(super) async fn day(
    connection: &mut SqliteConnection,
    app: &str,
    settings: &HookSettings,
    now: i64,
) -> Result<HookDay, Error> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(
        "SELECT became, type, SUM(count) FROM hook_counts WHERE app = $1 AND hour > $2
         GROUP BY became, type ORDER BY SUM(count) DESC, type",
    )
    .bind(app)
    .bind(before(now))
    .fetch_all(connection)
    .await?;
    let mut day = HookDay::default();
    for (became, event_type, count) in rows {
        let count = u64::try_from(count).unwrap_or_default();
        if became == Became::Repeated.name() {
            day.repeated = count;
        } else if became == Became::Refused.name() {
            day.refused = count;
        } else if became == Became::Failed.name() {
            day.failed = count;
        } else {
            let applied = item::is_applied(&event_type, settings);
            day.taken.push(HookCount { event_type, count, applied });
        }
    }
    Ok(day)
}

/// Forgets hours that count no longer.
pub(super) async fn forget(transaction: &mut SqliteConnection, now: i64) -> Result<(), Error> {
    sqlx::query("DELETE FROM hook_counts WHERE hour <= $1")
        .bind(before(now))
        .execute(transaction)
        .await?;
    Ok(())
}
