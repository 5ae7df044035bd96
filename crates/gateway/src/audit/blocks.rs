//! Who was put on a blocklist, as the log tells it.

use nexconn_api::Endpoint;
use nexconn_api::admin::{BlockMade, ReadBlocksMadeRequest};
use nexconn_api::nexconn::{AddUserBlocklist, RemoveUserBlocklist};
use serde_json::json;
use sqlx::{QueryBuilder, Sqlite, SqlitePool};

use crate::Error;
use crate::sql::push_in;

#[derive(Debug, sqlx::FromRow)]
struct Row {
    user_id: String,
    at: i64,
    admin: String,
    entry: i64,
}

/// Who of the users was put on the blocklist last by whom, and not taken off since: each through this gateway.
pub(crate) async fn blocks_made(
    readers: &SqlitePool,
    request: &ReadBlocksMadeRequest,
) -> Result<Vec<BlockMade>, Error> {
    // The details of both changes say whose blocklist it is, and nothing else.
    let details = json!({"userId": request.user_id}).to_string();
    let mut sql = QueryBuilder::<Sqlite>::new(
        "SELECT f.user_id, a.at, a.admin, a.id AS entry
         FROM (SELECT s.user_id, MAX(s.audit_id) AS entry
               FROM audit_subjects s JOIN audit b ON b.id = s.audit_id WHERE s.app = ",
    );
    sql.push_bind(&request.app).push(" AND s.user_id");
    push_in(&mut sql, request.blocked_user_ids.iter().map(String::as_str));
    // The owner is a subject of each entry as well.
    sql.push(" AND s.user_id <> ").push_bind(&request.user_id);
    sql.push(" AND b.outcome = 'done' AND b.action = ").push_bind(AddUserBlocklist::SPEC.path);
    sql.push(" AND b.details = ").push_bind(&details);
    sql.push(
        " GROUP BY s.user_id) f JOIN audit a ON a.id = f.entry
         WHERE NOT EXISTS (
             SELECT 1 FROM audit_subjects l JOIN audit u ON u.id = l.audit_id WHERE l.app = ",
    );
    sql.push_bind(&request.app);
    sql.push(" AND l.user_id = f.user_id AND l.audit_id > f.entry AND u.outcome <> 'refused'");
    sql.push(" AND u.action = ").push_bind(RemoveUserBlocklist::SPEC.path);
    sql.push(" AND u.details = ").push_bind(&details).push(")");
    let rows: Vec<Row> = sql.build_query_as().fetch_all(readers).await?;
    let made = |row: Row| {
        let Row { user_id: blocked_user_id, at, admin, entry } = row;
        BlockMade { blocked_user_id, at, admin, entry }
    };
    Ok(rows.into_iter().map(made).collect())
}
