//! Events kept for consoles that reconnect: they stay, since none may be missed, without the reasons in
//! them.

use std::collections::HashSet;

use nexconn_api::admin::EventKind;
use serde_json::Value;
use sqlx::SqliteConnection;

use crate::Error;

#[derive(Debug, sqlx::FromRow)]
struct Stored {
    id: i64,
    kind: String,
    data: String,
}

/// Takes the reasons out of the events about changes and jobs of the user.
pub(super) async fn erase(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<u64, Error> {
    let jobs: Vec<i64> =
        sqlx::query_scalar("SELECT DISTINCT job_id FROM job_items WHERE app = $1 AND user_id = $2")
            .bind(app)
            .bind(user_id)
            .fetch_all(&mut *transaction)
            .await?;
    let jobs: HashSet<i64> = jobs.into_iter().collect();
    let stored: Vec<Stored> = sqlx::query_as(
        "SELECT id, kind, data FROM events
         WHERE app = $1 AND kind IN ($2, $3) AND data LIKE '%\"reason\":\"%'",
    )
    .bind(app)
    .bind(EventKind::Change.name())
    .bind(EventKind::Job.name())
    .fetch_all(&mut *transaction)
    .await?;
    let mut erased = 0;
    for event in stored {
        let mut data: Value =
            serde_json::from_str(&event.data).map_err(|e| Error::Internal(e.to_string()))?;
        if !is_about(&event.kind, &data, user_id, &jobs) {
            continue;
        }
        if let Some(fields) = data.as_object_mut() {
            fields.insert("reason".to_owned(), Value::Null);
        }
        sqlx::query("UPDATE events SET data = $1 WHERE id = $2")
            .bind(data.to_string())
            .bind(event.id)
            .execute(&mut *transaction)
            .await?;
        erased += 1;
    }
    Ok(erased)
}

/// Whether an event is about a change of the user, or about a job with the user.
fn is_about(kind: &str, data: &Value, user_id: &str, jobs: &HashSet<i64>) -> bool {
    let is_one = |field: &str| {
        data.get(field).and_then(Value::as_i64).is_some_and(|number| jobs.contains(&number))
    };
    if kind == EventKind::Job.name() {
        return is_one("id");
    }
    let users = data.get("userIds").and_then(Value::as_array);
    is_one("job") || users.is_some_and(|users| users.iter().any(|user| user == user_id))
}
