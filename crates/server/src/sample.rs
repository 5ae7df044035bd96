//! The apps of a first run: a development and a production one, on a nexconn-local of its own.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gateway::AppConfig;
use kit::Clock;
use nexconn_api::admin::{Environment, HOOK_PATH, SecretKept};
use nexconn_local::{Config, Running, ServiceClock};
use tokio::net::TcpListener;

use crate::error::Error;

/// Name of both; their environments tell them apart.
const NAME: &str = "Acme";

/// The apps of a folder, and what is missing of the two in it.
pub(crate) fn complete(
    data: &Path,
) -> Result<(Vec<nexconn_local::AppConfig>, Vec<nexconn_local::AppConfig>), Error> {
    let stored = nexconn_local::stored_apps(data)?;
    let mut missing = Vec::new();
    for environment in [Environment::Development, Environment::Production] {
        if stored.iter().all(|app| app.environment != environment) {
            missing.push(nexconn_local::AppConfig::generate(environment)?);
        }
    }
    Ok((stored, missing))
}

/// Starts nexconn-local on a loopback port of its own, with its data in the folder `data`. What is
/// missing of the two apps is made; those the folder has are the same ever after. Their webhooks go to
/// the gateway at `gateway`, unless an admin chose something else.
pub(crate) async fn start(
    data: PathBuf,
    clock: Arc<dyn Clock>,
    gateway: SocketAddr,
) -> Result<Running, Error> {
    let (mut all, apps) = complete(&data)?;
    all.extend_from_slice(&apps);
    let webhook_urls = slugs(&all)
        .into_iter()
        .zip(&all)
        .map(|(slug, app)| (app.app_key.clone(), webhook_url(gateway, &slug)));
    let config = Config { apps, webhook_urls: webhook_urls.collect(), ..Config::of(data) };
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    Ok(nexconn_local::start(config, ServiceClock::Running(clock), listener).await?)
}

/// Where this machine reaches the webhook of an app at a gateway that listens on `gateway`.
fn webhook_url(mut gateway: SocketAddr, slug: &str) -> String {
    if gateway.ip().is_unspecified() {
        gateway.set_ip(match gateway {
            SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    format!("http://{gateway}{}", HOOK_PATH.replace("{app}", slug))
}

/// The sample apps as the gateway sees them, and whichever others were added to their folder.
pub(crate) fn apps(local: &Running) -> Vec<AppConfig> {
    let apps = local.apps().iter().zip(slugs(local.apps())).map(|(app, slug)| AppConfig {
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
fn slugs(apps: &[nexconn_local::AppConfig]) -> Vec<String> {
    let (mut development, mut production) = (0, 0);
    let slug = |app: &nexconn_local::AppConfig| {
        let (slug, count) = match app.environment {
            Environment::Development => ("acme-dev", &mut development),
            Environment::Production => ("acme-live", &mut production),
        };
        *count += 1;
        if *count == 1 { slug.to_owned() } else { format!("{slug}-{count}") }
    };
    apps.iter().map(slug).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_app_has_a_slug_of_its_own() {
        use Environment::{Development, Production};
        let app = |environment| nexconn_local::AppConfig::generate(environment).expect("random");
        let apps = [Development, Production, Development].map(app);
        assert_eq!(slugs(&apps), ["acme-dev", "acme-live", "acme-dev-2"]);
    }

    #[test]
    fn webhooks_go_to_where_this_machine_reaches_the_gateway() {
        for (listening, url) in [
            ("127.0.0.1:8080", "http://127.0.0.1:8080/hooks/a"),
            ("0.0.0.0:80", "http://127.0.0.1:80/hooks/a"),
            ("[::]:80", "http://[::1]:80/hooks/a"),
            ("192.0.2.7:80", "http://192.0.2.7:80/hooks/a"),
        ] {
            assert_eq!(webhook_url(listening.parse().expect("an address"), "a"), url);
        }
    }
}
