//! The program as a process on a folder, which outlives it.

use std::process::Stdio;

use nexconn_api::Secret;
use nexconn_api::local::{SetWebhook, SetWebhookRequest};
use nexconn_api::webhooks::Event;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::caller::Caller;

pub(crate) const KEY: &str = "app-of-the-test";
const SECRET: &str = "secret-of-the-test-9f2c";
/// Short, so that operations are finished before a crash, but not all of them.
const OPERATION_DELAY_MS: &str = "30";

pub(crate) struct Process {
    folder: TempDir,
    child: Child,
    pub(crate) caller: Caller,
}

impl Process {
    pub(crate) async fn start(folder: TempDir) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_nexconn-local"))
            .arg("--data")
            .arg(folder.path())
            .args(["--app-key", KEY, "--environment", "production", "--no-rate-limits"])
            .args(["--operation-delay-ms", OPERATION_DELAY_MS])
            .env("NEXCONN_LOCAL_APP_SECRET", SECRET)
            .env("RUST_LOG", "error")
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("a process");
        let mut out = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let first = out.next_line().await.expect("readable").expect("it starts");
        let base_url = first.strip_prefix("nexconn-local listens on ").expect("an address");
        let caller = Caller::new(base_url, KEY, &Secret::new(SECRET));
        while out.next_line().await.expect("readable").is_some_and(|line| !line.contains("Secrets"))
        {
        }
        Self { folder, child, caller }
    }

    /// Kills it as `kill -9` does.
    pub(crate) async fn kill(&mut self) {
        self.child.kill().await.expect("it ran");
    }

    pub(crate) async fn start_again(self) -> Self {
        Self::start(self.folder).await
    }

    pub(crate) async fn stop(mut self) {
        let id = self.child.id().expect("it runs").to_string();
        let sent = Command::new("kill").args(["-TERM", &id]).status().await;
        assert!(sent.expect("a command").success());
        assert!(self.child.wait().await.expect("it ran").success(), "a clean stop");
    }

    /// Opens the database as the crash left it.
    pub(crate) async fn check_database(&self) {
        let path = self.folder.path().join(format!("{KEY}.sqlite"));
        let mut database =
            SqliteConnectOptions::new().filename(path).connect().await.expect("it opens");
        let told: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check")
            .fetch_all(&mut database)
            .await
            .expect("checked");
        assert_eq!(told, ["ok"]);
        let lost = sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut database).await;
        assert!(lost.expect("checked").is_empty());
        database.close().await.expect("closed");
    }

    pub(crate) async fn set_webhook(&self, url: &str, name: &str) {
        let request = SetWebhookRequest {
            url: Some(url.to_owned()),
            events: Event::ALL.to_vec(),
            activation_type: Some(name.to_owned()),
        };
        self.caller.call::<SetWebhook>(&request).await.expect("set");
    }
}
