//! The course of a count, from its samples.

use nexconn_api::admin::{Course, DAYS_MILLIS, Day, HOURS_MILLIS, Sample};
use sqlx::SqliteConnection;

use super::counts::{Counted, What};
use crate::Error;

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;
/// "7 days ago" is a sample of this time before, where there is none of that very hour.
const ABOUT_MILLIS: i64 = DAY_MILLIS;

#[derive(Debug, sqlx::FromRow)]
struct DayRow {
    day: i64,
    low: i64,
    high: i64,
    last: i64,
}

/// The course of a count that is `now_count` at `now`.
pub(super) async fn course(
    connection: &mut SqliteConnection,
    app: &str,
    what: What,
    counted: Option<Counted>,
    now: i64,
) -> Result<Course, Error> {
    let hours = hours(connection, app, what, now).await?;
    let days = days(connection, app, what, now).await?;
    let before = before(connection, app, what, now).await?;
    let change = counted.zip(before).map(|(counted, before)| {
        i64::try_from(counted.count).unwrap_or(i64::MAX).saturating_sub(before)
    });
    Ok(Course {
        now: counted.map(|counted| counted.count),
        exact: counted.is_none_or(|counted| counted.exact),
        as_of: counted.map(|counted| counted.as_of),
        change,
        hours,
        days,
    })
}

async fn hours(
    connection: &mut SqliteConnection,
    app: &str,
    what: What,
    now: i64,
) -> Result<Vec<Sample>, Error> {
    let rows: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT at, count FROM samples WHERE app = $1 AND what = $2 AND at > $3 ORDER BY at",
    )
    .bind(app)
    .bind(what.name())
    .bind(now - HOURS_MILLIS)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(at, count)| Sample { at, count: number(count) }).collect())
}

async fn days(
    connection: &mut SqliteConnection,
    app: &str,
    what: What,
    now: i64,
) -> Result<Vec<Day>, Error> {
    let rows: Vec<DayRow> = sqlx::query_as(
        "SELECT d.day, d.low, d.high, s.count AS last
         FROM (SELECT at / $4 AS day, MIN(count) AS low, MAX(count) AS high, MAX(at) AS last_at
               FROM samples WHERE app = $1 AND what = $2 AND at > $3 GROUP BY at / $4) d
         JOIN samples s ON s.app = $1 AND s.what = $2 AND s.at = d.last_at
         ORDER BY d.day",
    )
    .bind(app)
    .bind(what.name())
    .bind(now - DAYS_MILLIS)
    .bind(DAY_MILLIS)
    .fetch_all(connection)
    .await?;
    let day = |row: DayRow| Day {
        at: row.day * DAY_MILLIS,
        low: number(row.low),
        high: number(row.high),
        last: number(row.last),
    };
    Ok(rows.into_iter().map(day).collect())
}

/// The count 7 days ago.
async fn before(
    connection: &mut SqliteConnection,
    app: &str,
    what: What,
    now: i64,
) -> Result<Option<i64>, Error> {
    let then = now - HOURS_MILLIS;
    Ok(sqlx::query_scalar(
        "SELECT count FROM samples
         WHERE app = $1 AND what = $2 AND at <= $3 AND at > $4 ORDER BY at DESC LIMIT 1",
    )
    .bind(app)
    .bind(what.name())
    .bind(then)
    .bind(then - ABOUT_MILLIS)
    .fetch_optional(connection)
    .await?)
}

fn number(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}
