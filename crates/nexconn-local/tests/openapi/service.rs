//! A service and somebody who calls it and remembers what was said.

use std::sync::{Arc, Mutex, Once};

use kit::ManualClock;
use nexconn_api::admin::Environment;
use nexconn_api::{Secret, openapi, signing};
use nexconn_local::{AppConfig, Config, Running, ServiceClock};
use serde_json::Value;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::process::Command;

use crate::judge::Exchange;

/// When the service's clock starts: the instant in the example of moving it.
const START: i64 = 1_730_192_400_000;

pub(crate) struct Service {
    _folder: TempDir,
    running: Running,
    app_key: String,
    /// Changes where a call gives the app another one.
    secret: Mutex<Secret>,
    http: reqwest::Client,
}

impl Service {
    /// A service with one app, without limits of rate.
    pub(crate) async fn start(environment: Environment) -> Self {
        static PROVIDER: Once = Once::new();
        PROVIDER.call_once(|| {
            rustls::crypto::ring::default_provider().install_default().expect("the first provider");
        });
        let folder = tempfile::tempdir().expect("a folder");
        let app = AppConfig::generate(environment).expect("random");
        let config =
            Config { apps: vec![app.clone()], rate_limits: false, ..Config::of(folder.path()) };
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let clock = ServiceClock::Manual(Arc::new(ManualClock::new(START)));
        let running = nexconn_local::start(config, clock, listener).await.expect("started");
        Self {
            _folder: folder,
            running,
            app_key: app.app_key,
            secret: Mutex::new(app.app_secret),
            http: reqwest::Client::new(),
        }
    }

    /// The document, asked for without a signature.
    pub(crate) async fn document(&self) -> Value {
        let address = format!("{}{}", self.running.base_url(), openapi::PATH);
        let answer = self.http.get(address).send().await.expect("an answer");
        assert_eq!(answer.status(), 200);
        serde_json::from_str(&answer.text().await.expect("text")).expect("json")
    }

    /// Posts a body.
    pub(crate) async fn post(&self, path: &'static str, request: Value) -> Exchange {
        let signed = signing::sign(&self.app_key, &self.secret(), "14314", START);
        let address = format!("{}{path}", self.running.base_url());
        let mut call = self.http.post(address).json(&request);
        for (name, value) in signed.headers() {
            call = call.header(name, value);
        }
        let answer = call.send().await.expect("an answer");
        let status = answer.status().as_u16();
        let answer: Value =
            serde_json::from_str(&answer.text().await.expect("text")).expect("json");
        if let Some(secret) = answer["result"]["appSecret"].as_str() {
            *self.secret.lock().expect("the lock") = Secret::new(secret);
        }
        Exchange { path, request, status, answer, like: None }
    }

    pub(crate) fn base_url(&self) -> &str {
        self.running.base_url()
    }

    /// Tells a program what signs the app's requests.
    pub(crate) fn tell(&self, program: &mut Command) {
        program.env("APP_KEY", &self.app_key).env("APP_SECRET", self.secret().reveal());
    }

    fn secret(&self) -> Secret {
        self.secret.lock().expect("the lock").clone()
    }

    pub(crate) async fn stop(self) {
        self.running.stop().await.expect("a clean stop");
    }
}
