//! Nexconn's own Python SDK talks to the service: every endpoint, with a client connected.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where its ground gives way")]

#[path = "service/caller.rs"]
#[expect(dead_code, reason = "one call is made here")]
mod caller;

use std::collections::BTreeSet;
use std::process::Stdio;
use std::sync::Arc;

use kit::SystemClock;
use nexconn_api::admin::Environment;
use nexconn_api::local::{ProfileKeys, SetProfileKeys};
use nexconn_api::{Secret, nexconn};
use nexconn_local::{AppConfig, Config, ServiceClock};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::Command;

/// The folder with the SDK's packages.
const VARIABLE: &str = "NEXCONN_SDK";

#[tokio::test]
async fn every_endpoint_answers_nexconns_own_sdk() {
    let packages = std::env::var_os(VARIABLE)
        .unwrap_or_else(|| panic!("{VARIABLE} is not set; run `cargo xtask test native`"));
    let folder = tempfile::tempdir().expect("a folder");
    let app = AppConfig::generate(Environment::Development).expect("random");
    let apps = vec![app.clone()];
    let config = Config { apps, operation_delay_ms: 0, ..Config::of(folder.path()) };
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let clock = ServiceClock::Running(Arc::new(SystemClock));
    let running = nexconn_local::start(config, clock, listener).await.expect("started");

    // Custom attributes are declared in Nexconn's Console, for which no SDK has a call.
    let caller = caller::Caller::new(running.base_url(), &app.app_key, &app.app_secret);
    let keys = ProfileKeys { keys: vec!["ext_city".into()] };
    caller.call::<SetProfileKeys>(&keys).await.expect("declared");

    let mut script = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sdk/endpoints.py"))
        .env("PYTHONPATH", packages)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("NO_PROXY", "127.0.0.1")
        .env("BASE_URL", running.base_url())
        .env("APP_KEY", &app.app_key)
        .env("APP_SECRET", app.app_secret.reveal())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("python3 starts");
    let mut answers = script.stdin.take().expect("a pipe");
    let mut lines = BufReader::new(script.stdout.take().expect("a pipe")).lines();
    let mut passed = BTreeSet::new();
    let mut connection = None;
    while let Some(line) = lines.next_line().await.expect("text") {
        match line.split_once(' ') {
            Some(("passed", path)) => {
                passed.insert(path.to_owned());
            }
            Some(("token", token)) => {
                let token = Secret::new(token);
                let connected =
                    nexconn_client::connect(running.base_url(), &app.app_key, &token, "sdk").await;
                connection = Some(connected.expect("connected"));
                answers.write_all(b"connected\n").await.expect("read");
            }
            _ => panic!("an unknown line: {line}"),
        }
    }
    assert!(script.wait().await.expect("ended").success(), "the script failed; see above");
    assert!(connection.is_some());
    let all: BTreeSet<_> = nexconn::SPECS.iter().map(|spec| spec.path.to_owned()).collect();
    assert_eq!(passed, all, "the script must call every endpoint that is served");
    running.stop().await.expect("a clean stop");
}
