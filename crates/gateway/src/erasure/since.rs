//! What was on its way when a user was erased.

use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::Error;
use crate::sql::push_in;

/// Whether one of these users was erased at or after `began`: what was learnt or written from then on
/// may be of before.
pub(crate) async fn erased_since(
    connection: &mut SqliteConnection,
    app: &str,
    users: &[&str],
    began: i64,
) -> Result<bool, Error> {
    if users.is_empty() {
        return Ok(false);
    }
    let mut sql = QueryBuilder::<Sqlite>::new(
        "SELECT EXISTS (SELECT 1 FROM deletion_records WHERE erased_at >= ",
    );
    sql.push_bind(began).push(" AND app = ").push_bind(app).push(" AND user_id");
    push_in(&mut sql, users.iter().copied());
    sql.push(")");
    let erased: i64 = sql.build_query_scalar().fetch_one(connection).await?;
    Ok(erased == 1)
}

/// Whether one of these users is erased, and not restored since.
pub(crate) async fn is_erased(
    connection: &mut SqliteConnection,
    app: &str,
    users: &[&str],
) -> Result<bool, Error> {
    if users.is_empty() {
        return Ok(false);
    }
    let mut sql = QueryBuilder::<Sqlite>::new(
        "SELECT EXISTS (SELECT 1 FROM deleted_users
                        WHERE deleted = 1 AND record_id IS NOT NULL AND app = ",
    );
    sql.push_bind(app).push(" AND user_id");
    push_in(&mut sql, users.iter().copied());
    sql.push(")");
    let erased: i64 = sql.build_query_scalar().fetch_one(connection).await?;
    Ok(erased == 1)
}
