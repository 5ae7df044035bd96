//! The rows of the copy.

use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::Error;

/// Rows of one statement.
const AT_ONCE: usize = 500;
/// Bans of which neither end nor text can be read come last.
const NEVER: i64 = i64::MAX;

/// One row as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row<'a> {
    pub(super) user_id: &'a str,
    pub(super) banned: bool,
    pub(super) expires_text: Option<&'a str>,
    pub(super) ends_at: Option<i64>,
    /// See [`sort_at`].
    pub(super) sort_at: i64,
    pub(super) known_at: i64,
    pub(super) audit_id: Option<i64>,
    pub(super) seq: i64,
}

/// What bans are sorted by: the end, or the text read as if it were UTC, so that bans are in order
/// before the zone is known.
pub(super) fn sort_at(ends_at: Option<i64>, text_in_utc: Option<i64>) -> i64 {
    ends_at.or(text_in_utc).unwrap_or(NEVER)
}

/// Counts a change to the bans of an app through this gateway, and returns its number.
pub(super) async fn next_seq(transaction: &mut SqliteConnection, app: &str) -> Result<i64, Error> {
    Ok(sqlx::query_scalar(
        "INSERT INTO app_facts (app, bans_seq) VALUES ($1, 1)
         ON CONFLICT (app) DO UPDATE SET bans_seq = app_facts.bans_seq + 1 RETURNING bans_seq",
    )
    .bind(app)
    .fetch_one(transaction)
    .await?)
}

/// Adds rows or replaces them.
pub(super) async fn put(
    transaction: &mut SqliteConnection,
    app: &str,
    rows: &[Row<'_>],
) -> Result<(), Error> {
    for some in rows.chunks(AT_ONCE) {
        let mut sql = QueryBuilder::<Sqlite>::new(
            "INSERT INTO bans (app, user_id, banned, expires_text, ends_at, sort_at, known_at,
                               audit_id, seq) ",
        );
        sql.push_values(some, |mut values, row| {
            values.push_bind(app).push_bind(row.user_id).push_bind(i64::from(row.banned));
            values.push_bind(row.expires_text).push_bind(row.ends_at).push_bind(row.sort_at);
            values.push_bind(row.known_at).push_bind(row.audit_id).push_bind(row.seq);
        });
        sql.push(
            " ON CONFLICT (app, user_id) DO UPDATE SET
                 banned = excluded.banned, expires_text = excluded.expires_text,
                 ends_at = excluded.ends_at, sort_at = excluded.sort_at,
                 known_at = excluded.known_at, audit_id = excluded.audit_id, seq = excluded.seq",
        );
        sql.build().execute(&mut *transaction).await?;
    }
    Ok(())
}

/// Removes a row.
pub(super) async fn remove(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM bans WHERE app = $1 AND user_id = $2")
        .bind(app)
        .bind(user_id)
        .execute(transaction)
        .await?;
    Ok(())
}
