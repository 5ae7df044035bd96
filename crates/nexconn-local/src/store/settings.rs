use sqlx::SqliteConnection;

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
