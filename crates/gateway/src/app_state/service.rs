//! What an app's service tells of the app, and what is known where it tells nothing.

use nexconn_api::admin::{Environment, UserQuota};
use nexconn_api::choices::DEVELOPMENT_USERS;
use nexconn_api::local::{AppState, GetApp, GetAppRequest};
use sqlx::SqlitePool;

use crate::calls::{Asked, ask};
use crate::gateway::Shared;
use crate::{AppConfig, Error};

/// What the service of an app said of it, and when.
#[derive(Debug, Clone)]
pub(crate) struct Service {
    pub(crate) state: AppState,
    pub(crate) at: i64,
}

impl Service {
    /// Asks it; none where it has no such API, or does not tell now.
    pub(crate) async fn ask(
        shared: &Shared,
        app: &AppConfig,
        request_id: &str,
    ) -> Result<Option<Self>, Error> {
        if !app.has_console {
            return Ok(None);
        }
        let at = shared.clock.now();
        match ask::<GetApp>(shared, &app.slug, &GetAppRequest {}, request_id).await? {
            Asked::Told(state) => Ok(Some(Self { state, at })),
            Asked::Refused(why) => {
                tracing::warn!(request_id, %why, "the service does not tell how the app stands");
                Ok(None)
            }
            Asked::Unreachable => Ok(None),
        }
    }
}

/// Registered users against the most there may be: what the service told, else what the directory
/// knows. Nexconn documents a limit for the development environment alone.
pub(crate) async fn quota(
    readers: &SqlitePool,
    app: &AppConfig,
    service: Option<&Service>,
    now: i64,
) -> Result<UserQuota, Error> {
    if let Some(Service { state, at }) = service {
        let (registered, limit) = (state.registered_users.into(), state.quota.map(u64::from));
        return Ok(UserQuota { registered, exact: true, limit, at: *at });
    }
    let limit = match app.environment {
        Environment::Development => Some(DEVELOPMENT_USERS.into()),
        Environment::Production => None,
    };
    Ok(UserQuota { registered: known(readers, &app.slug).await?, exact: false, limit, at: now })
}

/// How many users the directory knows.
pub(crate) async fn known(readers: &SqlitePool, app: &str) -> Result<u64, Error> {
    let users: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM users WHERE app = $1")
        .bind(app)
        .fetch_one(readers)
        .await?;
    Ok(u64::try_from(users).unwrap_or_default())
}
