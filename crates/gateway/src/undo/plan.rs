//! What takes changes back.

use nexconn_api::nexconn::{BAN_MINUTES, BanUsers, UnbanUsers, UpdateUser};
use nexconn_api::{Endpoint, Spec};
use serde_json::{Map, Value};
use sqlx::SqliteConnection;

use crate::Error;

const MINUTE_MILLIS: i64 = 60_000;

/// What takes a change of one user back.
#[derive(Debug, Clone)]
pub(crate) struct Inverse {
    pub(crate) user_id: String,
    /// The endpoint of Nexconn.
    pub(crate) spec: &'static Spec,
    /// The fields of its request beside the user's id.
    pub(crate) fields: Map<String, Value>,
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    user_id: String,
    kind: String,
    until_at: Option<i64>,
    info: Option<String>,
}

/// What takes entries of an app's audit log back, in the order of the users; users for whom nothing
/// is left, such as a ban that has ended, are not among them.
///
/// Where several of the entries are about one user, as in a job that tried again, the first one's old
/// value counts.
pub(crate) async fn of_entries(
    connection: &mut SqliteConnection,
    app: &str,
    entries: &[i64],
    now: i64,
) -> Result<Vec<Inverse>, Error> {
    let mut inverses: Vec<Inverse> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let mut entries = entries.to_vec();
    entries.sort_unstable();
    for entry in entries {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT user_id, kind, until_at, info FROM undo
             WHERE audit_id = $1 AND app = $2 AND expires_at > $3 ORDER BY user_id",
        )
        .bind(entry)
        .bind(app)
        .bind(now)
        .fetch_all(&mut *connection)
        .await?;
        for row in rows {
            if seen.insert(row.user_id.clone()) {
                inverses.extend(inverse(row, now)?);
            }
        }
    }
    Ok(inverses)
}

fn inverse(row: Row, now: i64) -> Result<Option<Inverse>, Error> {
    let Row { user_id, kind, until_at, info } = row;
    let (spec, fields) = match (kind.as_str(), until_at, info) {
        ("unban", _, _) => (&UnbanUsers::SPEC, Map::new()),
        ("ban", Some(until), _) => {
            let Some(minutes) = minutes_left(until, now) else { return Ok(None) };
            let minutes = Value::from(minutes);
            (&BanUsers::SPEC, Map::from_iter([("durationMinutes".to_owned(), minutes)]))
        }
        ("info", _, Some(json)) => {
            let fields = serde_json::from_str(&json).map_err(|e| Error::Internal(e.to_string()))?;
            (&UpdateUser::SPEC, fields)
        }
        _ => return Err(Error::Internal(format!("an old value is of no known kind: {kind}"))),
    };
    Ok(Some(Inverse { user_id, spec, fields }))
}

/// Whole minutes until an end, rounded up; none where it has passed.
fn minutes_left(until: i64, now: i64) -> Option<i64> {
    let left = until - now;
    (left > 0).then(|| ((left + MINUTE_MILLIS - 1) / MINUTE_MILLIS).min(BAN_MINUTES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_rounded_up_and_end_at_the_longest_ban() {
        assert_eq!(minutes_left(0, 0), None);
        assert_eq!(minutes_left(-1, 0), None);
        assert_eq!(minutes_left(1, 0), Some(1));
        assert_eq!(minutes_left(60_000, 0), Some(1));
        assert_eq!(minutes_left(60_001, 0), Some(2));
        assert_eq!(minutes_left(i64::MAX / 2, 0), Some(BAN_MINUTES));
    }
}
