//! The command, as a process, against the service: what is typed and what is told.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where its ground gives way")]

#[path = "../../nexconn-local/tests/service/caller.rs"]
#[expect(dead_code, reason = "shared with the service's tests, which use all of it")]
mod caller;

use std::process::Stdio;
use std::sync::Arc;

use kit::SystemClock;
use nexconn_api::admin::Environment;
use nexconn_api::nexconn::{BanUsers, BanUsersRequest, IssueAccessToken, IssueAccessTokenRequest};
use nexconn_local::{AppConfig, Config, Running, ServiceClock};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::net::TcpListener;
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use self::caller::Caller;

struct Service {
    _folder: TempDir,
    running: Running,
    caller: Caller,
}

impl Service {
    async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let app = AppConfig::generate(Environment::Production).expect("random");
        let config = Config { apps: vec![app.clone()], ..Config::of(folder.path()) };
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let clock = ServiceClock::Running(Arc::new(SystemClock));
        let running = nexconn_local::start(config, clock, listener).await.expect("started");
        let caller = Caller::new(running.base_url(), &app.app_key, &app.app_secret);
        Self { _folder: folder, running, caller }
    }

    /// Registers a user, and runs the command with the token.
    async fn client(&self, id: &str) -> Client {
        let request =
            IssueAccessTokenRequest { user_id: id.into(), name: id.into(), avatar_url: None };
        let issued = self.caller.call::<IssueAccessToken>(&request).await.expect("issued");
        let mut client = Client::start(&self.caller);
        client.types(issued.access_token.reveal()).await;
        assert_eq!(client.tells().await, format!("connected as {id}"));
        client
    }
}

struct Client {
    child: Child,
    typed: ChildStdin,
    told: Lines<BufReader<ChildStdout>>,
}

impl Client {
    fn start(caller: &Caller) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_nexconn-client"))
            .args(["--url", &caller.base_url, "--app-key", &caller.app_key])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("a process");
        let typed = child.stdin.take().expect("a pipe");
        let told = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        Self { child, typed, told }
    }

    async fn types(&mut self, line: &str) {
        self.typed.write_all(format!("{line}\n").as_bytes()).await.expect("read");
    }

    async fn tells(&mut self) -> String {
        self.told.next_line().await.expect("text").expect("a line")
    }

    /// Types a line, and returns the one that follows.
    async fn asks(&mut self, line: &str) -> String {
        self.types(line).await;
        self.tells().await
    }
}

#[tokio::test]
async fn two_users_write_block_and_are_banned() {
    let service = Service::start().await;
    let (mut a, mut b) = (service.client("a").await, service.client("b").await);
    assert!(a.asks("send b hello  小雨").await.starts_with("sent as "));
    assert_eq!(b.tells().await, "message from a: hello  小雨");
    assert_eq!(b.asks("block a").await, "done");
    assert_eq!(b.asks("blocked a").await, "blocked");
    assert_eq!(b.asks("blocklist").await, "blocked: 1 a");
    assert!(a.asks("send b again").await.starts_with("refused with code 405: "));
    assert_eq!(b.asks("unblock a").await, "done");
    assert!(a.asks("what?").await.starts_with("send ID TEXT | "));
    let ban = BanUsersRequest { user_ids: vec!["a".into()], duration_minutes: 1 };
    service.caller.call::<BanUsers>(&ban).await.expect("banned");
    assert_eq!(a.tells().await, "disconnected with code 31011: the user was banned");
    assert!(a.child.wait().await.expect("ended").success());
    assert!(b.asks("send a for later").await.starts_with("sent as "));
    service.running.stop().await.expect("a clean stop");
    assert_eq!(b.tells().await, "the service closed the connection");
    assert!(b.child.wait().await.expect("ended").success());
}

#[tokio::test]
async fn a_token_of_nobody_is_refused() {
    let service = Service::start().await;
    let mut client = Client::start(&service.caller);
    client.types("no token").await;
    assert_eq!(client.child.wait().await.expect("ended").code(), Some(1));
    service.running.stop().await.expect("a clean stop");
}
