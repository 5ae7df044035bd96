//! One user.

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
