//! The apps of a first run: a development and a production one, on a nexconn-local of its own.

use std::path::Path;
use std::sync::Arc;

use gateway::AppConfig;
use kit::Clock;
use nexconn_api::admin::{Environment, SecretKept};
use nexconn_local::{Config, Running, ServiceClock};
use tokio::net::TcpListener;

use crate::error::Error;

/// Name of both; their environments tell them apart.
const NAME: &str = "Acme";

/// Starts nexconn-local on a loopback port of its own, with its data in `<data>/local`. What is
/// missing of the two apps is made; those the folder has are the same ever after.
pub(crate) async fn start(data: &Path, clock: Arc<dyn Clock>) -> Result<Running, Error> {
    let data = data.join("local");
    let stored = nexconn_local::stored_apps(&data)?;
    let mut apps = Vec::new();
    for environment in [Environment::Development, Environment::Production] {
        if stored.iter().all(|app| app.environment != environment) {
            apps.push(nexconn_local::AppConfig::generate(environment)?);
        }
    }
    let config = Config { apps, ..Config::of(data) };
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    Ok(nexconn_local::start(config, ServiceClock::Running(clock), listener).await?)
}

/// The sample apps as the gateway sees them, and whichever others were added to their folder.
pub(crate) fn apps(local: &Running) -> Vec<AppConfig> {
    let slugs = slugs(local.apps().iter().map(|app| app.environment));
    let apps = local.apps().iter().zip(slugs).map(|(app, slug)| AppConfig {
        slug,
        name: NAME.to_owned(),
        app_key: app.app_key.clone(),
        app_secret: app.app_secret.clone(),
        base_url: local.base_url().to_owned(),
        backup_url: None,
        environment: app.environment,
        plan: None,
        has_console: true,
        secret_kept: SecretKept::Service,
    });
    apps.collect()
}

/// A slug each: by environment, with a number from the second app of one on. nexconn-local adds
/// apps at the end, so that a slug stays.
fn slugs(environments: impl Iterator<Item = Environment>) -> Vec<String> {
    let (mut development, mut production) = (0, 0);
    let slug = |environment| {
        let (slug, count) = match environment {
            Environment::Development => ("acme-dev", &mut development),
            Environment::Production => ("acme-live", &mut production),
        };
        *count += 1;
        if *count == 1 { slug.to_owned() } else { format!("{slug}-{count}") }
    };
    environments.map(slug).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_app_has_a_slug_of_its_own() {
        use Environment::{Development, Production};
        let slugs = slugs([Development, Production, Development].into_iter());
        assert_eq!(slugs, ["acme-dev", "acme-live", "acme-dev-2"]);
    }
}
