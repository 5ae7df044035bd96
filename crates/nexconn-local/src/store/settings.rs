use nexconn_api::local::ChatSettings;
use sqlx::SqliteConnection;

use crate::Error;

/// Minutes for which an access token is valid; none: for ever.
pub(crate) async fn token_validity(database: &mut SqliteConnection) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar("SELECT token_validity_minutes FROM app_settings").fetch_one(database).await
}

/// Sets for how many minutes an access token is valid.
pub(crate) async fn set_token_validity(
    database: &mut SqliteConnection,
    minutes: Option<i64>,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE app_settings SET token_validity_minutes = $1")
        .bind(minutes)
        .execute(database)
        .await?;
    Ok(())
}

/// The switches that decide who may write to whom, and who may add whom.
pub(crate) async fn chat(database: &mut SqliteConnection) -> Result<ChatSettings, Error> {
    let (friends_only, blocklist, permission): (bool, bool, i64) = sqlx::query_as(
        "SELECT friends_only, blocklist, friend_request_permission FROM app_settings",
    )
    .fetch_one(database)
    .await?;
    let friend_request_permission =
        permission.try_into().map_err(|error: &str| sqlx::Error::Decode(error.into()))?;
    Ok(ChatSettings { friends_only, blocklist, friend_request_permission })
}

/// Sets these switches.
pub(crate) async fn set_chat(
    database: &mut SqliteConnection,
    settings: ChatSettings,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE app_settings
         SET friends_only = $1, blocklist = $2, friend_request_permission = $3",
    )
    .bind(settings.friends_only)
    .bind(settings.blocklist)
    .bind(i64::from(settings.friend_request_permission))
    .execute(database)
    .await?;
    Ok(())
}
