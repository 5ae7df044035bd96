//! What a whole reading of Nexconn's list says, applied to the copy.

use std::collections::{HashMap, HashSet};

use nexconn_api::admin::{DeletionState, OperationKind};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::{store, unknown};
use crate::gateway::Shared;
use crate::{Error, directory};

/// Rows of one statement.
const AT_ONCE: usize = 500;

/// A whole reading.
#[derive(Debug)]
pub(super) struct Listed {
    /// Who is soft-deleted, or being deleted.
    pub(super) users: HashSet<String>,
    /// When the reading began.
    pub(super) began: i64,
    /// Number of the last change outside a reading that it must show.
    pub(super) seq: i64,
}

#[derive(Debug, sqlx::FromRow)]
struct Known {
    user_id: String,
    deleted: i64,
    seq: i64,
}

async fn known(connection: &mut SqliteConnection, app: &str) -> Result<Vec<Known>, Error> {
    Ok(sqlx::query_as("SELECT user_id, deleted, seq FROM deleted_users WHERE app = $1")
        .bind(app)
        .fetch_all(connection)
        .await?)
}

/// Whether somebody is missing of whom the copy says that they are deleted.
pub(super) async fn misses_somebody(
    shared: &Shared,
    app: &str,
    listed: &Listed,
) -> Result<bool, Error> {
    let mut connection = shared.database.readers().acquire().await?;
    let known = known(&mut connection, app).await?;
    Ok(known.iter().any(|row| row.deleted == 1 && row.seq <= listed.seq && !listed.shows(row)))
}

impl Listed {
    fn shows(&self, row: &Known) -> bool {
        self.users.contains(&row.user_id)
    }
}

/// Applies a reading to the rows that did not change since it began, and to operations whose answer
/// was lost.
pub(super) async fn apply(
    transaction: &mut SqliteConnection,
    app: &str,
    listed: &Listed,
    now: i64,
) -> Result<(), Error> {
    let known = known(transaction, app).await?;
    let rows: HashMap<&str, &Known> = known.iter().map(|row| (row.user_id.as_str(), row)).collect();
    let is_new = |user_id: &&str| {
        rows.get(user_id).is_none_or(|row| row.deleted == 0 && row.seq <= listed.seq)
    };
    let new: Vec<&str> = listed.users.iter().map(String::as_str).filter(is_new).collect();
    directory::know(transaction, app, &new, now).await?;
    put(transaction, app, &new, listed).await?;
    for row in known.iter().filter(|row| row.seq <= listed.seq && !listed.shows(row)) {
        store::remove(transaction, app, &row.user_id).await?;
    }
    sqlx::query("UPDATE deleted_users SET known_at = $1 WHERE app = $2 AND seq <= $3")
        .bind(listed.began)
        .bind(app)
        .bind(listed.seq)
        .execute(&mut *transaction)
        .await?;
    sqlx::query(
        "INSERT INTO app_facts (app, deletions_read_at) VALUES ($1, $2)
         ON CONFLICT (app) DO UPDATE SET deletions_read_at = excluded.deletions_read_at",
    )
    .bind(app)
    .bind(listed.began)
    .execute(&mut *transaction)
    .await?;
    unknown::resolve(transaction, app, OperationKind::Delete, listed, now).await?;
    unknown::resolve(transaction, app, OperationKind::Restore, listed, now).await
}

/// Adds users of whom nothing is known but that they are in the list.
async fn put(
    transaction: &mut SqliteConnection,
    app: &str,
    users: &[&str],
    listed: &Listed,
) -> Result<(), Error> {
    for some in users.chunks(AT_ONCE) {
        let mut sql = QueryBuilder::<Sqlite>::new(
            "INSERT INTO deleted_users (app, user_id, deleted, state, sort_at, known_at, seq) ",
        );
        sql.push_values(some, |mut row, user_id| {
            row.push_bind(app).push_bind(*user_id).push_bind(1_i64);
            row.push_bind(DeletionState::Listed.name());
            row.push_bind(listed.began).push_bind(listed.began).push_bind(listed.seq);
        });
        sql.push(
            " ON CONFLICT (app, user_id) DO UPDATE SET
                 deleted = 1, state = excluded.state, run_id = NULL, requested_at = NULL,
                 confirmed_at = NULL, restore_state = NULL, restore_code = NULL, record_id = NULL,
                 sort_at = excluded.sort_at, known_at = excluded.known_at, seq = excluded.seq",
        );
        sql.build().execute(&mut *transaction).await?;
    }
    Ok(())
}
