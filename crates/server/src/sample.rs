//! The apps of a first run: a development and a production one, on a nexconn-local of its own.

use std::path::Path;
use std::sync::Arc;

use gateway::AppConfig;
use kit::Clock;
use nexconn_api::admin::Environment;
use nexconn_api::choices::TEXT_TIME_OFFSET_MINUTES;
use nexconn_local::{Config, Running, ServiceClock};
use tokio::net::TcpListener;

use crate::error::Error;

/// Name of both; their environments tell them apart.
const NAME: &str = "Acme";

/// Starts nexconn-local on a loopback port of its own, with its data in `<data>/local`. Its apps
/// are made on the first run and the same ever after.
pub(crate) async fn start(data: &Path, clock: Arc<dyn Clock>) -> Result<Running, Error> {
    let data = data.join("local");
    let mut apps = Vec::new();
    if nexconn_local::stored_apps(&data)?.is_empty() {
        for environment in [Environment::Development, Environment::Production] {
            apps.push(nexconn_local::AppConfig::generate(environment)?);
        }
    }
    let offset = TEXT_TIME_OFFSET_MINUTES;
    let config = Config { data, apps, rate_limits: true, text_time_offset_minutes: offset };
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    Ok(nexconn_local::start(config, ServiceClock::Running(clock), listener).await?)
}

/// The sample apps as the gateway sees them.
pub(crate) fn apps(local: &Running) -> Vec<AppConfig> {
    let apps = local.apps().iter().map(|app| AppConfig {
        slug: slug(app.environment).to_owned(),
        name: NAME.to_owned(),
        app_key: app.app_key.clone(),
        app_secret: app.app_secret.clone(),
        base_url: local.base_url().to_owned(),
        backup_url: None,
        environment: app.environment,
        plan: None,
        has_console: true,
    });
    apps.collect()
}

const fn slug(environment: Environment) -> &'static str {
    match environment {
        Environment::Development => "acme-dev",
        Environment::Production => "acme-live",
    }
}
