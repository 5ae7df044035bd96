//! Whether a user is soft-deleted: the one place that decides it, for rows and for statements.

use std::collections::HashMap;

use nexconn_api::admin::{DeletionState, RESTORE_AFTER_MILLIS, UserDeletion};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::Error;
use crate::sql::push_in;

/// The columns of [`DeletionColumns`], of the table `deleted_users d`.
pub(crate) const COLUMNS: &str = "d.deleted, d.state AS deletion_state,
    d.requested_at AS deletion_requested_at, d.restore_state, d.known_at AS deletion_known_at";

/// What a row tells about a user's soft deletion.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct DeletionColumns {
    deleted: Option<i64>,
    deletion_state: Option<String>,
    deletion_requested_at: Option<i64>,
    restore_state: Option<String>,
    deletion_known_at: Option<i64>,
}

impl DeletionColumns {
    /// The soft deletion, if there is one.
    pub(crate) fn state(self) -> Option<UserDeletion> {
        let known_at = self.deletion_known_at.filter(|_| self.deleted == Some(1))?;
        Some(UserDeletion {
            state: DeletionState::from_name(self.deletion_state.as_deref()?)?,
            requested_at: self.deletion_requested_at,
            restore_from: self.deletion_requested_at.map(restore_from),
            restoring: self.restore_state.is_some_and(|state| state != "refused"),
            known_at,
        })
    }
}

/// From when a user can be restored whose soft deletion was asked for then.
pub(crate) const fn restore_from(requested_at: i64) -> i64 {
    requested_at.saturating_add(RESTORE_AFTER_MILLIS)
}

/// Adds the same as a condition on the table `deleted_users d`.
pub(crate) fn push_deleted(sql: &mut QueryBuilder<Sqlite>) {
    sql.push(" AND d.deleted = 1");
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    user_id: String,
    #[sqlx(flatten)]
    deletion: DeletionColumns,
}

/// A user's soft deletion, as far as the gateway knows.
pub(crate) async fn of(
    connection: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<Option<UserDeletion>, Error> {
    Ok(of_users(connection, app, &[user_id]).await?.remove(user_id))
}

/// The soft deletions of some users of an app by the user's id, as far as the gateway knows.
pub(crate) async fn of_users(
    connection: &mut SqliteConnection,
    app: &str,
    users: &[&str],
) -> Result<HashMap<String, UserDeletion>, Error> {
    if users.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = select(app);
    sql.push(" AND d.user_id");
    push_in(&mut sql, users.iter().copied());
    Ok(deleted(sql.build_query_as().fetch_all(connection).await?))
}

/// Every soft deletion of an app by the user's id, as far as the gateway knows.
pub(crate) async fn all(
    connection: &mut SqliteConnection,
    app: &str,
) -> Result<HashMap<String, UserDeletion>, Error> {
    Ok(deleted(select(app).build_query_as().fetch_all(connection).await?))
}

fn select(app: &str) -> QueryBuilder<Sqlite> {
    let mut sql = QueryBuilder::new("SELECT d.user_id, ");
    sql.push(COLUMNS).push(" FROM deleted_users d WHERE d.app = ").push_bind(app.to_owned());
    sql
}

fn deleted(rows: Vec<Row>) -> HashMap<String, UserDeletion> {
    rows.into_iter().filter_map(|row| Some((row.user_id, row.deletion.state()?))).collect()
}
