//! Whether a user is banned: the one place that decides it, for rows and for statements.

use std::collections::HashMap;

use nexconn_api::admin::BanState;
use nexconn_api::wire::TextTime;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::Error;
use crate::sql::push_in;

/// The columns of [`BanColumns`], of the tables `bans b` and, where it is not stopped,
/// `standing_bans s`.
pub(crate) const COLUMNS: &str = "b.banned, b.expires_text, b.ends_at AS ban_ends_at,
    b.known_at AS ban_known_at, s.since AS standing_since";

/// What a row tells about a user's ban.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct BanColumns {
    banned: Option<i64>,
    expires_text: Option<String>,
    ban_ends_at: Option<i64>,
    ban_known_at: Option<i64>,
    standing_since: Option<i64>,
}

impl BanColumns {
    /// The ban, if the user is banned at `now`: one whose end has passed is over, whether or not the
    /// list was read since.
    pub(crate) fn state(self, now: i64) -> Option<BanState> {
        let runs = self.banned == Some(1) && self.ban_ends_at.is_none_or(|end| end > now);
        let ban_known_at = self.ban_known_at.filter(|_| runs)?;
        Some(BanState {
            ban_expires_at: self.expires_text.map(TextTime),
            ends_at: self.ban_ends_at,
            standing: self.standing_since.is_some(),
            ban_known_at,
        })
    }
}

/// Adds the same as a condition on the table `bans b`.
pub(crate) fn push_banned(sql: &mut QueryBuilder<Sqlite>, now: i64) {
    sql.push(" AND b.banned = 1 AND (b.ends_at IS NULL OR b.ends_at > ").push_bind(now).push(")");
}

/// What rows with [`COLUMNS`] are taken from; the app's slug follows.
const JOINED: &str = " FROM bans b
    LEFT JOIN standing_bans s
        ON s.app = b.app AND s.user_id = b.user_id AND s.stopped_at IS NULL
    WHERE b.app = ";

#[derive(Debug, sqlx::FromRow)]
struct Row {
    user_id: String,
    #[sqlx(flatten)]
    ban: BanColumns,
}

/// A user's ban, as far as the gateway knows.
pub(crate) async fn of(
    connection: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    now: i64,
) -> Result<Option<BanState>, Error> {
    Ok(of_users(connection, app, &[user_id], now).await?.remove(user_id))
}

/// The bans of some users of an app by the user's id, as far as the gateway knows.
pub(crate) async fn of_users(
    connection: &mut SqliteConnection,
    app: &str,
    users: &[&str],
    now: i64,
) -> Result<HashMap<String, BanState>, Error> {
    if users.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = QueryBuilder::<Sqlite>::new("SELECT b.user_id, ");
    sql.push(COLUMNS).push(JOINED).push_bind(app).push(" AND b.user_id");
    push_in(&mut sql, users.iter().copied());
    let rows: Vec<Row> = sql.build_query_as().fetch_all(connection).await?;
    Ok(running(rows, now))
}

/// Every ban of an app by the user's id, as far as the gateway knows.
pub(crate) async fn all(
    connection: &mut SqliteConnection,
    app: &str,
    now: i64,
) -> Result<HashMap<String, BanState>, Error> {
    let mut sql = QueryBuilder::<Sqlite>::new("SELECT b.user_id, ");
    sql.push(COLUMNS).push(JOINED).push_bind(app);
    let rows: Vec<Row> = sql.build_query_as().fetch_all(connection).await?;
    Ok(running(rows, now))
}

fn running(rows: Vec<Row>, now: i64) -> HashMap<String, BanState> {
    let running = |row: Row| Some((row.user_id, row.ban.state(now)?));
    rows.into_iter().filter_map(running).collect()
}
