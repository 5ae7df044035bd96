//! The zone of Nexconn's texts, learnt from bans through this gateway: it knows their ends, and reads
//! how Nexconn writes them.

use std::collections::HashMap;

use nexconn_api::wire::TextTime;
use sqlx::SqliteConnection;

use super::apply::SAME_BAN_MILLIS;
use crate::Error;
use crate::gateway::Shared;

const QUARTER_MILLIS: i64 = 15 * 60_000;
/// The widest zone there is, in minutes from UTC.
const WIDEST_ZONE: i32 = 14 * 60;

/// An end that is known, and how Nexconn writes it.
pub(super) type Told<'a> = (i64, &'a TextTime);

/// Learns the zone from ends and their texts, notes it, and returns what is known of it then, in
/// minutes east of UTC.
pub(super) async fn learn(
    transaction: &mut SqliteConnection,
    app: &str,
    told: &[Told<'_>],
    now: i64,
) -> Result<Option<i32>, Error> {
    let known: Option<Option<i32>> =
        sqlx::query_scalar("SELECT zone_minutes FROM app_facts WHERE app = $1")
            .bind(app)
            .fetch_optional(&mut *transaction)
            .await?;
    let known = known.flatten();
    let Some((zone, example)) = elect(told, known) else { return Ok(known) };
    sqlx::query(
        "INSERT INTO app_facts (app, zone_minutes, zone_at, zone_example) VALUES ($1, $2, $3, $4)
         ON CONFLICT (app) DO UPDATE SET
             zone_minutes = excluded.zone_minutes, zone_at = excluded.zone_at,
             zone_example = excluded.zone_example",
    )
    .bind(app)
    .bind(zone)
    .bind(now)
    .bind(&example.0)
    .execute(transaction)
    .await?;
    Ok(Some(zone))
}

/// Measures the zone by the bans that the copy of the list holds, and returns by how many. The next
/// reading of the list corrects the ends of all other bans.
pub(crate) async fn measure(shared: &Shared, app: &str) -> Result<u64, Error> {
    let mut transaction = shared.database.write().await?;
    let rows: Vec<(i64, String)> = sqlx::query_as(
        "SELECT ends_at, expires_text FROM bans
         WHERE app = $1 AND banned = 1 AND audit_id IS NOT NULL
           AND ends_at IS NOT NULL AND expires_text IS NOT NULL",
    )
    .bind(app)
    .fetch_all(&mut *transaction)
    .await?;
    let rows: Vec<(i64, TextTime)> =
        rows.into_iter().map(|(end, text)| (end, TextTime(text))).collect();
    let told: Vec<Told<'_>> = rows.iter().map(|(end, text)| (*end, text)).collect();
    let suitable = told.iter().filter(|told| zone_of(**told).is_some()).count();
    learn(&mut transaction, app, &told, shared.clock.now()).await?;
    transaction.commit().await?;
    Ok(u64::try_from(suitable).unwrap_or_default())
}

/// The zone that most of them say, with one of their texts; one that is known already stays while one
/// of them agrees.
fn elect<'a>(told: &[Told<'a>], known: Option<i32>) -> Option<(i32, &'a TextTime)> {
    let mut votes: HashMap<i32, (usize, &TextTime)> = HashMap::new();
    for &(end, text) in told {
        if let Some(zone) = zone_of((end, text)) {
            votes.entry(zone).or_insert((0, text)).0 += 1;
        }
    }
    if let Some((zone, (_, text))) = known.and_then(|zone| votes.get_key_value(&zone)) {
        return Some((*zone, text));
    }
    let most = votes.into_iter().max_by_key(|(zone, (count, _))| (*count, *zone));
    most.map(|(zone, (_, text))| (zone, text))
}

/// The zone in which an end is written as that text, to the quarter hour; none where they are too
/// far from one to be of the same ban.
fn zone_of((end, text): Told<'_>) -> Option<i32> {
    let apart = text.read(0)? - end;
    let quarters = (apart + QUARTER_MILLIS / 2).div_euclid(QUARTER_MILLIS);
    let zone = i32::try_from(quarters * 15).ok().filter(|zone| zone.abs() <= WIDEST_ZONE)?;
    ((apart - quarters * QUARTER_MILLIS).abs() <= SAME_BAN_MILLIS).then_some(zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    const END: i64 = 1_730_192_400_000;
    const MINUTE: i64 = 60_000;

    /// The zone that a text tells which stands this much after the end in UTC.
    fn told(apart: i64) -> Option<i32> {
        zone_of((END, &TextTime::write(END + apart, 0)))
    }

    #[test]
    fn a_zone_is_told_to_the_quarter_hour() {
        assert_eq!(told(8 * 60 * MINUTE - 1_000), Some(480));
        assert_eq!(told(-5 * 60 * MINUTE + 3_000), Some(-300));
        assert_eq!(told((5 * 60 + 45) * MINUTE), Some(345));
        assert_eq!(told(5 * MINUTE), None, "another ban");
        assert_eq!(told(24 * 60 * MINUTE), None, "no zone is so wide");
    }

    #[test]
    fn a_known_zone_stays_while_one_ban_agrees() {
        let (east, near) = (TextTime::write(END, 480), TextTime::write(END, 60));
        let zone = |told: &[Told<'_>], known| elect(told, known).map(|(zone, _)| zone);
        assert_eq!(zone(&[(END, &east), (END, &east)], None), Some(480));
        assert_eq!(zone(&[(END, &east), (END, &near)], Some(60)), Some(60));
        assert_eq!(zone(&[(END, &east)], Some(60)), Some(480));
        assert_eq!(zone(&[], Some(60)), None, "nothing new is learnt");
    }
}
