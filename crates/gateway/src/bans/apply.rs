//! What a whole reading of Nexconn's list says, applied to the copy.

use std::collections::HashMap;

use nexconn_api::admin::{BanEnded, Event};
use nexconn_api::wire::TextTime;
use sqlx::SqliteConnection;

use super::ends;
use super::store::{self, Row, sort_at};
use crate::audit::events;
use crate::{Error, directory};

/// How far the end of a ban through this gateway may lie from what Nexconn writes: the way of the
/// answer, and the seconds cut from the text.
const SAME_BAN_MILLIS: i64 = 90_000;
/// A ban that leaves the list this shortly before its end has ended by itself. Less than the shortest
/// ban, which may have been of a user that does not exist.
const CLOCKS_DIFFER_MILLIS: i64 = 30_000;
const QUARTER_MILLIS: i64 = 15 * 60_000;
/// The widest zone there is, in minutes from UTC.
const WIDEST_ZONE: i32 = 14 * 60;

/// A whole reading.
#[derive(Debug)]
pub(super) struct Listed {
    /// Who is banned, until when.
    pub(super) texts: HashMap<String, TextTime>,
    /// When the reading began.
    pub(super) began: i64,
    /// Number of the last change through this gateway that the reading must show.
    pub(super) seq: i64,
}

#[derive(Debug, sqlx::FromRow)]
struct Known {
    user_id: String,
    banned: i64,
    expires_text: Option<String>,
    ends_at: Option<i64>,
    audit_id: Option<i64>,
    seq: i64,
}

impl Known {
    /// Whether the row says the same already.
    fn tells(&self, text: &TextTime, ends_at: Option<i64>) -> bool {
        self.banned == 1
            && self.ends_at == ends_at
            && self.expires_text.as_ref().is_some_and(|known| *known == text.0)
    }
}

/// Applies a reading to the rows that did not change since it began, and learns the zone.
pub(super) async fn apply(
    transaction: &mut SqliteConnection,
    app: &str,
    listed: &Listed,
    now: i64,
) -> Result<(), Error> {
    ends::tell(transaction, Some(app), now).await?;
    let known: Vec<Known> = sqlx::query_as(
        "SELECT user_id, banned, expires_text, ends_at, audit_id, seq FROM bans WHERE app = $1",
    )
    .bind(app)
    .fetch_all(&mut *transaction)
    .await?;
    let zone: Option<Option<i32>> =
        sqlx::query_scalar("SELECT zone_minutes FROM app_facts WHERE app = $1")
            .bind(app)
            .fetch_optional(&mut *transaction)
            .await?;
    let zone = learn_zone(&known, listed, zone.flatten());
    let rows: HashMap<&str, &Known> = known.iter().map(|row| (row.user_id.as_str(), row)).collect();
    let (mut changed, mut told) = (Vec::new(), Vec::new());
    for (user_id, text) in &listed.texts {
        let row = rows.get(user_id.as_str()).copied();
        if row.is_none_or(|row| row.expires_text.is_none()) {
            told.push(user_id.as_str());
        }
        if row.is_some_and(|row| row.seq > listed.seq) {
            continue;
        }
        let ours = row.filter(|row| is_same(row, text, zone));
        let ends_at = ours.and_then(|row| row.ends_at).or_else(|| text.read(zone?));
        if ends_at.is_some_and(|end| end <= now) {
            store::remove(transaction, app, user_id).await?;
            continue;
        }
        if row.is_some_and(|row| row.tells(text, ends_at)) {
            continue;
        }
        let row = Row {
            user_id,
            banned: true,
            expires_text: Some(&text.0),
            ends_at,
            sort_at: sort_at(ends_at, text.read(0)),
            known_at: listed.began,
            audit_id: ours.and_then(|row| row.audit_id),
            seq: row.map_or(listed.seq, |row| row.seq),
        };
        changed.push(row);
    }
    directory::know(transaction, app, &told, now).await?;
    store::put(transaction, app, &changed).await?;
    let gone = |row: &&Known| row.seq <= listed.seq && !listed.texts.contains_key(&row.user_id);
    for row in known.iter().filter(gone) {
        store::remove(transaction, app, &row.user_id).await?;
        let ended = row.ends_at.filter(|end| row.banned == 1 && end - now <= CLOCKS_DIFFER_MILLIS);
        if let Some(ended_at) = ended {
            let event = BanEnded { user_id: row.user_id.clone(), ended_at };
            events::publish(transaction, app, &Event::BanEnded(event), now).await?;
        }
    }
    sqlx::query("UPDATE bans SET known_at = $1 WHERE app = $2 AND seq <= $3")
        .bind(listed.began)
        .bind(app)
        .bind(listed.seq)
        .execute(&mut *transaction)
        .await?;
    sqlx::query(
        "INSERT INTO app_facts (app, zone_minutes, bans_read_at) VALUES ($1, $2, $3)
         ON CONFLICT (app) DO UPDATE SET
             zone_minutes = excluded.zone_minutes, bans_read_at = excluded.bans_read_at",
    )
    .bind(app)
    .bind(zone)
    .bind(listed.began)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Whether a row is of the ban that the list has now, rather than of one that was replaced elsewhere.
fn is_same(row: &Known, text: &TextTime, zone: Option<i32>) -> bool {
    if row.banned != 1 || row.audit_id.is_none() {
        return false;
    }
    match (row.ends_at, zone.and_then(|zone| text.read(zone))) {
        (Some(end), Some(read)) => (end - read).abs() <= SAME_BAN_MILLIS,
        _ => row.expires_text.as_ref().is_none_or(|known| *known == text.0),
    }
}

/// The zone of Nexconn's texts, in minutes east of UTC: what the first texts about bans through this
/// gateway say, whose ends it knows. One that is known already stays while one of them agrees.
fn learn_zone(known: &[Known], listed: &Listed, zone: Option<i32>) -> Option<i32> {
    let mut votes: HashMap<i32, usize> = HashMap::new();
    let first =
        |row: &&Known| row.banned == 1 && row.expires_text.is_none() && row.seq <= listed.seq;
    for row in known.iter().filter(first) {
        let text = listed.texts.get(&row.user_id);
        let told = text.and_then(|text| zone_between(row.ends_at?, text.read(0)?));
        if let Some(told) = told {
            *votes.entry(told).or_default() += 1;
        }
    }
    if zone.is_some_and(|zone| votes.contains_key(&zone)) {
        return zone;
    }
    votes.into_iter().max_by_key(|(told, count)| (*count, *told)).map(|(told, _)| told).or(zone)
}

/// The zone in which an end is written as that text, to the quarter hour; none where they are too
/// far from one to be of the same ban.
fn zone_between(ends_at: i64, text_in_utc: i64) -> Option<i32> {
    let apart = text_in_utc - ends_at;
    let quarters = (apart + QUARTER_MILLIS / 2).div_euclid(QUARTER_MILLIS);
    let zone = i32::try_from(quarters * 15).ok().filter(|zone| zone.abs() <= WIDEST_ZONE)?;
    ((apart - quarters * QUARTER_MILLIS).abs() <= SAME_BAN_MILLIS).then_some(zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    const END: i64 = 1_730_192_400_000;
    const HOUR: i64 = 3_600_000;

    #[test]
    fn a_zone_is_told_to_the_quarter_hour() {
        assert_eq!(zone_between(END + 900, END + 8 * HOUR), Some(480));
        assert_eq!(zone_between(END, END - 5 * HOUR + 3_000), Some(-300));
        assert_eq!(zone_between(END, END + 5 * HOUR + 45 * 60_000), Some(345));
        assert_eq!(zone_between(END, END + 5 * 60_000), None, "another ban");
        assert_eq!(zone_between(END, END + 24 * HOUR), None, "no zone is so wide");
    }

    #[test]
    fn a_known_zone_stays_while_one_ban_agrees() {
        let row = |user: &str| Known {
            user_id: user.into(),
            banned: 1,
            expires_text: None,
            ends_at: Some(END),
            audit_id: Some(1),
            seq: 1,
        };
        let text = |zone| TextTime::write(END, zone);
        let listed = |a, b| Listed {
            texts: HashMap::from([("a".into(), text(a)), ("b".into(), text(b))]),
            began: END,
            seq: 1,
        };
        let rows = [row("a"), row("b")];
        assert_eq!(learn_zone(&rows, &listed(480, 480), None), Some(480));
        assert_eq!(learn_zone(&rows, &listed(480, 60), Some(60)), Some(60));
        assert_eq!(learn_zone(&rows, &listed(480, 480), Some(60)), Some(480));
        assert_eq!(learn_zone(&[], &listed(480, 480), Some(60)), Some(60));
        let later = Listed { seq: 0, ..listed(480, 480) };
        assert_eq!(learn_zone(&rows, &later, None), None, "changed since the reading began");
    }
}
