//! What is known of an app's webhook.

use nexconn_api::admin::{HOOK_PATH, HookEvent, HookSettings, HookState};

use sqlx::SqliteConnection;

use super::{counts, settings};
use crate::Error;
use crate::gateway::Shared;

/// The state of the webhook of an app.
pub(crate) async fn state(shared: &Shared, app: &str) -> Result<HookState, Error> {
    let now = shared.clock.now();
    let mut connection = shared.database.readers().begin().await?;
    let chosen = settings::chosen(&mut *connection, app).await?;
    let (settings, set_by) = match chosen {
        Some((settings, set_by)) => (settings, Some(set_by)),
        None => (HookSettings::default(), None),
    };
    let last = newest(&mut connection, app).await?;
    let waiting: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM hooks WHERE items IS NOT NULL AND app = $1")
            .bind(app)
            .fetch_one(&mut *connection)
            .await?;
    let mut day = counts::day(&mut connection, app, &settings, now).await?;
    let (failure, uncounted) = shared.hooks.refusals.last(&mut connection, app).await?;
    day.refused += uncounted;
    Ok(HookState {
        address: format!("{}{}", shared.config.origin(), HOOK_PATH.replace("{app}", app)),
        settings,
        set_by,
        last,
        day,
        waiting: u64::try_from(waiting).unwrap_or_default(),
        failure,
    })
}

/// The newest event of an app; none where none ever came, so that nothing confirms what Nexconn accepted.
pub(crate) async fn newest(
    connection: &mut SqliteConnection,
    app: &str,
) -> Result<Option<HookEvent>, Error> {
    let row: Option<(i64, String)> =
        sqlx::query_as("SELECT at, type FROM hook_last WHERE app = $1")
            .bind(app)
            .fetch_optional(connection)
            .await?;
    Ok(row.map(|(at, event_type)| HookEvent { at, event_type }))
}
