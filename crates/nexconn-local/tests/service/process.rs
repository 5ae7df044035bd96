//! The real program, as a process.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use nexconn_api::Secret;
use serde_json::json;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::task::JoinSet;

use crate::caller::Caller;
use crate::fixture::{callers, config, get, register, start};

const KEY: &str = "app-of-the-test";
const SECRET: &str = "secret-of-the-test-9f2c";

struct Process {
    folder: TempDir,
    child: Child,
    out: Lines<BufReader<ChildStdout>>,
    caller: Caller,
}

impl Process {
    async fn start(level: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut child = Command::new(env!("CARGO_BIN_EXE_nexconn-local"))
            .arg("--data")
            .arg(folder.path())
            .args(["--app-key", KEY, "--environment", "production", "--no-rate-limits"])
            .env("NEXCONN_LOCAL_APP_SECRET", SECRET)
            .env("RUST_LOG", level)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("a process");
        let mut out = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let first = out.next_line().await.expect("readable").expect("a line");
        let base_url = first.strip_prefix("nexconn-local listens on ").expect("an address");
        let caller = Caller::new(base_url, KEY, &Secret::new(SECRET));
        Self { folder, child, out, caller }
    }

    /// Asks the process to stop, as a service manager does.
    fn terminate(&self) {
        let id = self.child.id().expect("running");
        let sent =
            std::process::Command::new("sh").args(["-c", &format!("kill -TERM {id}")]).status();
        assert!(sent.expect("a shell").success());
    }
}

#[tokio::test]
async fn it_says_where_it_is_and_stops_when_asked() {
    let mut process = Process::start("warn").await;
    let app = process.out.next_line().await.expect("readable").expect("a line");
    assert_eq!(app, format!("App Key {KEY} (production)"));
    let secrets = process.out.next_line().await.expect("readable").expect("a line");
    let file = secrets.strip_prefix("Their App Secrets are in ").expect("a file");
    assert!(fs::read_to_string(file).expect("the file").contains(SECRET));
    register(&process.caller, "u", "name").await.expect("issued");
    process.terminate();
    assert!(process.child.wait().await.expect("ended").success());
    let database = process.folder.path().join(format!("{KEY}.sqlite"));
    assert!(database.exists() && !database.with_extension("sqlite-wal").exists(), "one file");
}

#[tokio::test]
async fn killed_while_writing_it_loses_nothing_it_acknowledged() {
    const WRITERS: usize = 4;
    const ACKNOWLEDGED: usize = 40;
    let mut process = Process::start("warn").await;
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let (caller, tell) = (process.caller.clone(), tell.clone());
        writers.spawn(async move {
            for n in 0.. {
                let id = format!("w{writer}-{n}");
                let body = json!({"userId": id, "name": format!("name of {id}")});
                match caller.try_post("/v4/auth/access-token/issue", &body).await {
                    Ok(200) => tell.send(id).expect("a listener"),
                    Ok(http) => panic!("HTTP {http}"),
                    Err(_) => break,
                }
            }
        });
    }
    drop(tell);
    let mut acknowledged = Vec::new();
    while let Some(id) = told.recv().await {
        acknowledged.push(id);
        if acknowledged.len() == ACKNOWLEDGED {
            process.child.start_kill().expect("killed");
        }
    }
    while let Some(ended) = writers.join_next().await {
        ended.expect("a writer that only saw 200s");
    }
    assert!(!process.child.wait().await.expect("ended").success());
    assert!(acknowledged.len() >= ACKNOWLEDGED);
    assert_kept(process.folder.path(), &acknowledged).await;
}

async fn assert_kept(data: &Path, ids: &[String]) {
    let mut config = config(data);
    config.rate_limits = false;
    let clock = nexconn_local::ServiceClock::Running(std::sync::Arc::new(kit::SystemClock));
    let running = start(config, clock).await;
    let caller = &callers(&running)[0];
    for id in ids {
        let info = get(caller, id).await.expect("every acknowledged user is there");
        assert_eq!(info.name, format!("name of {id}"));
    }
    running.stop().await.expect("a clean stop");
}

#[tokio::test]
async fn no_secret_and_no_token_is_in_its_logs_its_output_or_its_databases() {
    let mut process = Process::start("trace").await;
    let mut log = process.child.stderr.take().expect("a pipe");
    let reader = tokio::spawn(async move {
        let mut bytes = Vec::new();
        log.read_to_end(&mut bytes).await.expect("readable");
        bytes
    });
    let token = register(&process.caller, "u", "name").await.expect("issued").access_token;
    let wrong = process.caller.with_secret("wrong-secret-of-the-test");
    register(&wrong, "u", "name").await.expect_err("refused");
    process.terminate();
    let mut output = String::new();
    while let Some(line) = process.out.next_line().await.expect("readable") {
        output.push_str(&line);
    }
    assert!(process.child.wait().await.expect("ended").success());
    let logs = reader.await.expect("the log");
    assert!(contains(&logs, "/v4/auth/access-token/issue"), "the log was read");
    let mut places = vec![("log".to_owned(), logs), ("output".to_owned(), output.into_bytes())];
    for entry in fs::read_dir(process.folder.path()).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.file_name().is_some_and(|name| name != "apps.json") {
            places.push((path.display().to_string(), fs::read(&path).expect("readable")));
        }
    }
    assert!(places.iter().any(|(place, _)| place.ends_with(".sqlite")));
    for (place, bytes) in &places {
        assert!(!contains(bytes, SECRET), "the App Secret is in {place}");
        assert!(!contains(bytes, token.reveal()), "an access token is in {place}");
    }
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}
