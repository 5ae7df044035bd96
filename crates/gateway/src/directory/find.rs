//! Users by their ids.

use nexconn_api::admin::DirectoryUser;
use sqlx::SqlitePool;

use super::row::{Row, select};
use crate::Error;

/// What the directory knows of a user; `None` when the id never passed through.
pub(crate) async fn find(
    readers: &SqlitePool,
    app: &str,
    user_id: &str,
    now: i64,
) -> Result<Option<DirectoryUser>, Error> {
    let mut sql = select();
    sql.push(" WHERE u.app = ").push_bind(app.to_owned());
    sql.push(" AND u.user_id = ").push_bind(user_id.to_owned());
    let row: Option<Row> = sql.build_query_as().fetch_optional(readers).await?;
    Ok(row.map(|row| row.into_user(now)))
}

/// What the directory knows of some users, by id; without those who never passed through.
pub(crate) async fn find_some(
    readers: &SqlitePool,
    app: &str,
    user_ids: &[String],
    now: i64,
) -> Result<Vec<DirectoryUser>, Error> {
    let mut sql = select();
    sql.push(" WHERE u.app = ").push_bind(app.to_owned());
    sql.push(" AND u.user_id IN (");
    let mut ids = sql.separated(", ");
    for user_id in user_ids {
        ids.push_bind(user_id.clone());
    }
    sql.push(") ORDER BY u.user_id");
    let rows: Vec<Row> = sql.build_query_as().fetch_all(readers).await?;
    Ok(rows.into_iter().map(|row| row.into_user(now)).collect())
}
