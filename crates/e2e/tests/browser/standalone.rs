//! A service beside the gateway's own process, with one app and a clock that the test moves.

use std::sync::Arc;

use kit::{Clock, ManualClock, SystemClock};
use nexconn_api::Secret;
use nexconn_api::admin::Environment;
use nexconn_client::{Connection, Error};
use nexconn_local::{AppConfig, Config, Running, ServiceClock};
use serde_json::json;
use tempfile::TempDir;
use tokio::net::TcpListener;

/// Slug of its app.
pub(crate) const APP: &str = "acme";

/// The service.
pub(crate) struct Standalone {
    service: Running,
    /// Its clock.
    pub(crate) clock: Arc<ManualClock>,
    app_key: String,
    app_secret: String,
    environment: Environment,
    _data: TempDir,
}

impl Standalone {
    /// Starts it with an app in that environment.
    pub(crate) async fn start(environment: Environment) -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let app = AppConfig::generate(environment).expect("an app");
        let (app_key, app_secret) = (app.app_key.clone(), app.app_secret.reveal().to_owned());
        let config = Config { apps: vec![app], ..Config::of(data.path()) };
        let clock = Arc::new(ManualClock::new(SystemClock.now()));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let of_service = ServiceClock::Manual(Arc::clone(&clock));
        let service = nexconn_local::start(config, of_service, listener).await.expect("starts");
        Self { service, clock, app_key, app_secret, environment, _data: data }
    }

    /// The app as the gateway's configuration lists it: with the service's `/console`, or as one of the cloud.
    pub(crate) fn app(&self, has_console: bool) -> String {
        json!([{
            "slug": APP, "name": "Acme", "appKey": self.app_key, "appSecret": self.app_secret,
            "baseUrl": self.service.base_url(), "environment": self.environment,
            "hasConsole": has_console,
        }])
        .to_string()
    }

    /// Connects a device as the app itself would.
    pub(crate) async fn connect(&self, token: &str, device: &str) -> Result<Connection, Error> {
        let token = Secret::new(token);
        let base_url = self.service.base_url();
        nexconn_client::connect(base_url, &self.app_key, &token, device).await
    }

    /// Stops it.
    pub(crate) async fn stop(self) {
        self.service.stop().await.expect("stops");
    }
}
