//! How an app's webhooks are read.

use nexconn_api::Endpoint;
use nexconn_api::admin::{HookSetBy, HookSettings, SetHookSettings};
use serde_json::Map;
use sqlx::{SqliteExecutor, SqlitePool};

use crate::Error;
use crate::audit::{self, Intent};
use crate::endpoints::Context;

#[derive(Debug, sqlx::FromRow)]
struct Row {
    settings: String,
    admin: String,
    set_at: i64,
}

/// Those of an app, and who chose them; none where nobody did.
pub(super) async fn chosen(
    executor: impl SqliteExecutor<'_>,
    app: &str,
) -> Result<Option<(HookSettings, HookSetBy)>, Error> {
    let row: Option<Row> =
        sqlx::query_as("SELECT settings, admin, set_at FROM hook_settings WHERE app = $1")
            .bind(app)
            .fetch_optional(executor)
            .await?;
    let Some(row) = row else { return Ok(None) };
    let settings = serde_json::from_str(&row.settings)
        .map_err(|_| Error::Internal(format!("the webhook settings of {app} are unreadable")))?;
    Ok(Some((settings, HookSetBy { admin: row.admin, at: row.set_at })))
}

/// Those that hold for an app.
pub(super) async fn of(readers: &SqlitePool, app: &str) -> Result<HookSettings, Error> {
    Ok(chosen(readers, app).await?.map(|(settings, _)| settings).unwrap_or_default())
}

/// Chooses them, and writes down who did.
pub(crate) async fn set(
    context: &Context,
    app: &str,
    settings: &HookSettings,
) -> Result<(), Error> {
    let admin = &context.signed_in()?.email;
    let json = serde_json::to_string(settings).map_err(|e| Error::Internal(e.to_string()))?;
    let mut transaction = context.shared.database.write().await?;
    sqlx::query(
        "INSERT INTO hook_settings (app, settings, admin, set_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (app) DO UPDATE SET
             settings = excluded.settings, admin = excluded.admin, set_at = excluded.set_at",
    )
    .bind(app)
    .bind(json)
    .bind(admin)
    .bind(context.now)
    .execute(&mut *transaction)
    .await?;
    let intent = Intent {
        app,
        at: context.now,
        admin,
        action: SetHookSettings::SPEC.path,
        user_ids: &[],
        reason: None,
        case: None,
        request_id: &context.request_id,
        details: &Map::new(),
        job: None,
        undoes: None,
    };
    let entry = audit::done(&mut transaction, &intent).await?;
    audit::publish(&mut transaction, app, entry, context.now).await?;
    transaction.commit().await?;
    context.shared.events.wake();
    Ok(())
}
