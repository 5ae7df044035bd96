use nexconn_api::nexconn::HostedProfile;
use serde_json::{Map, Value};
use sqlx::SqliteConnection;

use crate::Error;

/// The keys that are set in a hosted profile, and their values.
#[derive(Debug, Default)]
pub(crate) struct Profile {
    pub(crate) basic: Map<String, Value>,
    pub(crate) ext: Map<String, Value>,
    pub(crate) version: i64,
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    user_id: String,
    basic: String,
    ext: String,
    version: i64,
}

impl Row {
    fn profile(&self) -> serde_json::Result<Profile> {
        let (basic, ext) = (serde_json::from_str(&self.basic)?, serde_json::from_str(&self.ext)?);
        Ok(Profile { basic, ext, version: self.version })
    }

    fn told(self) -> Result<HostedProfile, Error> {
        let Profile { basic, ext, version } = self.profile()?;
        let set =
            |object: Map<String, Value>| (!object.is_empty()).then_some(Value::Object(object));
        Ok(HostedProfile {
            user_id: self.user_id,
            version: Some(version),
            user_profile: set(basic).map(serde_json::from_value).transpose()?,
            user_ext_profile: set(ext).map(serde_json::from_value).transpose()?,
        })
    }
}

/// A user's hosted profile, if there is one.
async fn row(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<Option<Row>> {
    sqlx::query_as("SELECT user_id, basic, ext, version FROM profiles WHERE user_id = $1")
        .bind(user_id)
        .fetch_optional(database)
        .await
}

/// A user's hosted profile as it is stored; an empty one where there is none.
pub(crate) async fn stored(
    database: &mut SqliteConnection,
    user_id: &str,
) -> Result<Profile, Error> {
    let row = row(database, user_id).await?;
    Ok(row.map(|row| row.profile()).transpose()?.unwrap_or_default())
}

/// A user's hosted profile as it is told, if there is one.
pub(crate) async fn find(
    database: &mut SqliteConnection,
    user_id: &str,
) -> Result<Option<HostedProfile>, Error> {
    row(database, user_id).await?.map(Row::told).transpose()
}

/// Stores the hosted profile of a user who exists; one without a key is removed.
pub(crate) async fn set(
    database: &mut SqliteConnection,
    user_id: &str,
    profile: &Profile,
) -> Result<(), Error> {
    if profile.basic.is_empty() && profile.ext.is_empty() {
        remove(database, user_id).await?;
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO profiles (user_id, basic, ext, version) VALUES ($1, $2, $3, $4)
         ON CONFLICT (user_id) DO UPDATE
         SET basic = excluded.basic, ext = excluded.ext, version = excluded.version",
    )
    .bind(user_id)
    .bind(serde_json::to_string(&profile.basic)?)
    .bind(serde_json::to_string(&profile.ext)?)
    .bind(profile.version)
    .execute(database)
    .await?;
    Ok(())
}

/// Removes a user's hosted profile; false when there is none.
pub(crate) async fn remove(database: &mut SqliteConnection, user_id: &str) -> sqlx::Result<bool> {
    let removed = sqlx::query("DELETE FROM profiles WHERE user_id = $1").bind(user_id);
    Ok(removed.execute(database).await?.rows_affected() > 0)
}

/// Some of the hosted profiles, by the time of their users' registration and then by id.
pub(crate) async fn list(
    database: &mut SqliteConnection,
    latest_first: bool,
    offset: i64,
    limit: i64,
) -> Result<Vec<HostedProfile>, Error> {
    let sql = if latest_first {
        "SELECT p.user_id, p.basic, p.ext, p.version FROM profiles p JOIN users u USING (user_id)
         ORDER BY u.created_at DESC, user_id DESC LIMIT $1 OFFSET $2"
    } else {
        "SELECT p.user_id, p.basic, p.ext, p.version FROM profiles p JOIN users u USING (user_id)
         ORDER BY u.created_at, user_id LIMIT $1 OFFSET $2"
    };
    let rows: Vec<Row> = sqlx::query_as(sql).bind(limit).bind(offset).fetch_all(database).await?;
    rows.into_iter().map(Row::told).collect()
}

/// The keys of custom attributes that profiles may have, in alphabetical order.
pub(crate) async fn keys(database: &mut SqliteConnection) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar("SELECT key FROM profile_keys ORDER BY key").fetch_all(database).await
}

/// Declares these keys in place of those declared before.
pub(crate) async fn set_keys(database: &mut SqliteConnection, keys: &[String]) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM profile_keys").execute(&mut *database).await?;
    for key in keys {
        sqlx::query("INSERT INTO profile_keys (key) VALUES ($1) ON CONFLICT DO NOTHING")
            .bind(key)
            .execute(&mut *database)
            .await?;
    }
    Ok(())
}
