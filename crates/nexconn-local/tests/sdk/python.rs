//! A service with one app, and Python with the SDK to talk to it.

use std::process::Stdio;
use std::sync::Arc;

use kit::SystemClock;
use nexconn_api::admin::Environment;
use nexconn_local::{AppConfig, Config, Running, ServiceClock};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::process::{Child, Command};

use crate::caller::Caller;

/// The folder with the SDK's packages.
const VARIABLE: &str = "NEXCONN_SDK";

pub(crate) struct Service {
    _folder: TempDir,
    running: Running,
    pub(crate) app: AppConfig,
}

impl Service {
    pub(crate) async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let app = AppConfig::generate(Environment::Development).expect("random");
        let apps = vec![app.clone()];
        let config = Config { apps, operation_delay_ms: 0, ..Config::of(folder.path()) };
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let clock = ServiceClock::Running(Arc::new(SystemClock));
        let running = nexconn_local::start(config, clock, listener).await.expect("started");
        Self { _folder: folder, running, app }
    }

    pub(crate) fn base_url(&self) -> &str {
        self.running.base_url()
    }

    pub(crate) fn caller(&self) -> Caller {
        Caller::new(self.base_url(), &self.app.app_key, &self.app.app_secret)
    }

    /// Starts a script of this folder, which finds the service and the app in its environment.
    pub(crate) fn run(&self, script: &str) -> Child {
        let packages = std::env::var_os(VARIABLE)
            .unwrap_or_else(|| panic!("{VARIABLE} is not set; run `cargo xtask test native`"));
        Command::new("python3")
            .arg(format!("{}/tests/sdk/{script}", env!("CARGO_MANIFEST_DIR")))
            .env("PYTHONPATH", packages)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("NO_PROXY", "127.0.0.1")
            .env("NEXCONN_API", self.base_url())
            .env("APP_KEY", &self.app.app_key)
            .env("APP_SECRET", self.app.app_secret.reveal())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("python3 starts")
    }

    pub(crate) async fn stop(self) {
        self.running.stop().await.expect("a clean stop");
    }
}
