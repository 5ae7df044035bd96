//! What takes changes back.

use nexconn_api::nexconn::{BAN_MINUTES, BanUsers, UnbanUsers, UpdateUser};
use nexconn_api::{Endpoint, Spec};
use serde_json::{Map, Value};
use sqlx::{AssertSqlSafe, SqliteConnection};

use crate::Error;
use crate::bans::{self, BanColumns};

const MINUTE_MILLIS: i64 = 60_000;

/// The columns of a [`Row`], beside those of the ban.
const COLUMNS: &str = "o.user_id, o.kind, o.until_at, o.info, a.action, b.audit_id AS ban";
const FROM: &str = " FROM undo o JOIN audit a ON a.id = o.audit_id
    LEFT JOIN bans b ON b.app = o.app AND b.user_id = o.user_id
    LEFT JOIN standing_bans s
        ON s.app = o.app AND s.user_id = o.user_id AND s.stopped_at IS NULL
    WHERE o.audit_id = $1 AND o.app = $2 AND o.expires_at > $3 ORDER BY o.user_id";

/// What takes a change of one user back.
#[derive(Debug, Clone)]
pub(crate) struct Inverse {
    pub(crate) user_id: String,
    /// The endpoint of Nexconn.
    pub(crate) spec: &'static Spec,
    /// The fields of its request beside the user's id.
    pub(crate) fields: Map<String, Value>,
    /// End of the ban to set again, in Unix milliseconds.
    pub(crate) until_at: Option<i64>,
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    user_id: String,
    kind: String,
    until_at: Option<i64>,
    info: Option<String>,
    /// Path of the endpoint that is taken back.
    action: String,
    /// The user's ban now: its entry in the audit log, if it came through this gateway.
    ban: Option<i64>,
    #[sqlx(flatten)]
    now: BanColumns,
}

impl Row {
    /// Whether the change still stands: what others changed since is not taken back with it.
    fn stands(self, entries: &[i64], now: i64) -> Option<Self> {
        let banned = self.now.clone().state(now).is_some();
        let stands = if self.kind == "info" {
            true
        } else if self.action == UnbanUsers::SPEC.path {
            !banned
        } else {
            banned && self.ban.is_some_and(|ban| entries.contains(&ban))
        };
        stands.then_some(self)
    }
}

/// What takes entries of an app's audit log back, in the order of the users; users for whom nothing
/// is left are not among them: the ban has ended, or somebody changed it since. (Name and avatar are
/// set back whatever they are now, since that is not known.)
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
    for entry in &entries {
        let sql = format!("SELECT {}, {}", COLUMNS, bans::COLUMNS) + FROM;
        let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(sql))
            .bind(entry)
            .bind(app)
            .bind(now)
            .fetch_all(&mut *connection)
            .await?;
        for row in rows {
            if seen.insert(row.user_id.clone())
                && let Some(row) = row.stands(&entries, now)
            {
                inverses.extend(inverse(row, now)?);
            }
        }
    }
    Ok(inverses)
}

fn inverse(row: Row, now: i64) -> Result<Option<Inverse>, Error> {
    let Row { user_id, kind, until_at, info, .. } = row;
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
    let until_at = until_at.filter(|_| kind == "ban");
    Ok(Some(Inverse { user_id, spec, fields, until_at }))
}

/// Whole minutes until an end, rounded up; none where it has passed.
pub(crate) fn minutes_left(until: i64, now: i64) -> Option<i64> {
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
