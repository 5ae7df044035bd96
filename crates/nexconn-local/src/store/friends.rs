use nexconn_api::nexconn::{Friend, FriendExtProfile};
use serde_json::{Map, Value};
use sqlx::SqliteConnection;

use crate::Error;

/// Whether two users are friends. Friendship is mutual: one side tells both.
pub(crate) async fn are_friends(
    database: &mut SqliteConnection,
    user_id: &str,
    other: &str,
) -> sqlx::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM friends WHERE user_id = $1 AND friend_id = $2)";
    sqlx::query_scalar(sql).bind(user_id).bind(other).fetch_one(database).await
}

/// How many friends a user has.
pub(crate) async fn count(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT count(*) FROM friends WHERE user_id = $1")
        .bind(user_id)
        .fetch_one(database)
        .await
}

/// The ids of a user's friends, in the order in which they were added.
pub(crate) async fn ids(
    database: &mut SqliteConnection,
    user_id: &str,
) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar("SELECT friend_id FROM friends WHERE user_id = $1 ORDER BY number")
        .bind(user_id)
        .fetch_all(database)
        .await
}

/// Makes two users friends who are not.
pub(crate) async fn add(
    database: &mut SqliteConnection,
    user_id: &str,
    other: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO friends (user_id, friend_id, added_at) VALUES ($1, $2, $3), ($2, $1, $3)",
    )
    .bind(user_id)
    .bind(other)
    .bind(now)
    .execute(database)
    .await?;
    Ok(())
}

/// Ends the friendship of two users; false when there was none.
pub(crate) async fn remove(
    database: &mut SqliteConnection,
    user_id: &str,
    other: &str,
) -> sqlx::Result<bool> {
    let removed = sqlx::query(
        "DELETE FROM friends
         WHERE (user_id = $1 AND friend_id = $2) OR (user_id = $2 AND friend_id = $1)",
    )
    .bind(user_id)
    .bind(other)
    .execute(database)
    .await?;
    Ok(removed.rows_affected() > 0)
}

/// Ends every friendship of a user.
pub(crate) async fn remove_all(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM friends WHERE user_id = $1 OR friend_id = $1")
        .bind(user_id)
        .execute(database)
        .await?;
    Ok(())
}

/// Which part of a list is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    /// Whether who was added last comes first.
    pub(crate) latest_first: bool,
    /// The number of the last friend of the part before.
    pub(crate) after: Option<i64>,
    /// Most friends of the part.
    pub(crate) size: i64,
}

/// Part of a user's friends, each with the number that the part behind begins after.
pub(crate) async fn list(
    database: &mut SqliteConnection,
    user_id: &str,
    part: Part,
) -> Result<Vec<(i64, Friend)>, Error> {
    let sql = if part.latest_first {
        "SELECT f.number, f.friend_id, f.alias, f.ext, f.added_at, p.basic
         FROM friends f LEFT JOIN profiles p ON p.user_id = f.friend_id
         WHERE f.user_id = $1 AND ($2 IS NULL OR f.number < $2) ORDER BY f.number DESC LIMIT $3"
    } else {
        "SELECT f.number, f.friend_id, f.alias, f.ext, f.added_at, p.basic
         FROM friends f LEFT JOIN profiles p ON p.user_id = f.friend_id
         WHERE f.user_id = $1 AND ($2 IS NULL OR f.number > $2) ORDER BY f.number LIMIT $3"
    };
    let rows: Vec<Row> = sqlx::query_as(sql)
        .bind(user_id)
        .bind(part.after)
        .bind(part.size)
        .fetch_all(database)
        .await?;
    rows.into_iter().map(Row::told).collect()
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    number: i64,
    friend_id: String,
    alias: String,
    ext: String,
    added_at: i64,
    /// The basic hosted profile of the friend.
    basic: Option<String>,
}

impl Row {
    fn told(self) -> Result<(i64, Friend), Error> {
        let ext: FriendExtProfile = serde_json::from_str(&self.ext)?;
        let has_attributes = !ext.is_empty();
        let friend = Friend {
            user_id: self.friend_id,
            name: self.basic.as_deref().map(name).transpose()?.flatten(),
            alias: Some(self.alias).filter(|alias| !alias.is_empty()),
            friend_ext_profile: has_attributes.then_some(ext),
            extra_profile: has_attributes.then_some(self.ext),
            added_at: self.added_at,
        };
        Ok((self.number, friend))
    }
}

/// The name in a basic profile.
fn name(basic: &str) -> serde_json::Result<Option<String>> {
    let basic: Map<String, Value> = serde_json::from_str(basic)?;
    Ok(basic.get("name").and_then(Value::as_str).map(str::to_owned))
}

/// The attributes that a user gave a friend; none where they are not friends.
pub(crate) async fn attributes(
    database: &mut SqliteConnection,
    user_id: &str,
    friend_id: &str,
) -> Result<Option<FriendExtProfile>, Error> {
    let sql = "SELECT ext FROM friends WHERE user_id = $1 AND friend_id = $2";
    let found: Option<String> =
        sqlx::query_scalar(sql).bind(user_id).bind(friend_id).fetch_optional(database).await?;
    Ok(found.map(|ext| serde_json::from_str(&ext)).transpose()?)
}

/// Sets what a user notes about a friend.
pub(crate) async fn note(
    database: &mut SqliteConnection,
    user_id: &str,
    friend_id: &str,
    alias: &str,
    attributes: &FriendExtProfile,
) -> Result<(), Error> {
    sqlx::query("UPDATE friends SET alias = $3, ext = $4 WHERE user_id = $1 AND friend_id = $2")
        .bind(user_id)
        .bind(friend_id)
        .bind(alias)
        .bind(serde_json::to_string(attributes)?)
        .execute(database)
        .await?;
    Ok(())
}
