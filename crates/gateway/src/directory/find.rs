//! One user.

use nexconn_api::admin::DirectoryUser;
use sqlx::{AssertSqlSafe, SqlitePool};

use super::row::{COLUMNS, Row};
use crate::Error;

/// What the directory knows of a user; `None` when the id never passed through.
pub(crate) async fn find(
    readers: &SqlitePool,
    app: &str,
    user_id: &str,
) -> Result<Option<DirectoryUser>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM users u WHERE u.app = $1 AND u.user_id = $2");
    let row: Option<Row> =
        sqlx::query_as(AssertSqlSafe(sql)).bind(app).bind(user_id).fetch_optional(readers).await?;
    Ok(row.map(DirectoryUser::from))
}
