//! What a whole reading of Nexconn's list says, applied to the copy.

use std::collections::HashMap;

use nexconn_api::admin::{BanEnded, Event};
use nexconn_api::wire::TextTime;
use sqlx::SqliteConnection;

use super::store::{self, Row, sort_at};
use super::{ends, zone};
use crate::audit::events;
use crate::{Error, directory};

/// How far the end of a ban through this gateway may lie from what Nexconn writes: the way of the
/// answer, and the seconds cut from the text.
pub(super) const SAME_BAN_MILLIS: i64 = 90_000;
/// A ban that leaves the list this shortly before its end has ended by itself. Less than the shortest
/// ban, which may have been of a user that does not exist.
const CLOCKS_DIFFER_MILLIS: i64 = 30_000;

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
    let told_ends = first_told(&known, listed);
    let zone = zone::learn(transaction, app, &told_ends, listed.began).await?;
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
        "INSERT INTO app_facts (app, bans_read_at) VALUES ($1, $2)
         ON CONFLICT (app) DO UPDATE SET bans_read_at = excluded.bans_read_at",
    )
    .bind(app)
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

/// The ends that texts tell for the first time, of bans through this gateway.
fn first_told<'a>(known: &'a [Known], listed: &'a Listed) -> Vec<zone::Told<'a>> {
    let first =
        |row: &&Known| row.banned == 1 && row.expires_text.is_none() && row.seq <= listed.seq;
    let told = |row: &'a Known| Some((row.ends_at?, listed.texts.get(&row.user_id)?));
    known.iter().filter(first).filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const END: i64 = 1_730_192_400_000;

    #[test]
    fn a_ban_that_changed_since_the_reading_began_tells_nothing() {
        let row = Known {
            user_id: "a".into(),
            banned: 1,
            expires_text: None,
            ends_at: Some(END),
            audit_id: Some(1),
            seq: 1,
        };
        let text = TextTime::write(END, 480);
        let texts = HashMap::from([("a".to_owned(), text.clone())]);
        let listed = |seq| Listed { texts: texts.clone(), began: END, seq };
        assert_eq!(first_told(std::slice::from_ref(&row), &listed(1)), [(END, &text)]);
        assert_eq!(first_told(&[row], &listed(0)), []);
    }
}
