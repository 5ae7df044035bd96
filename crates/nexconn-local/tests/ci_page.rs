//! `docs/nexconn-local-in-your-ci.md` says what works: its commands are run, and its Python with Nexconn's own SDK.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where its ground gives way")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// The folder with the SDK's packages.
const VARIABLE: &str = "NEXCONN_SDK";
/// The secret that the page sets.
const SECRET: (&str, &str) = ("NEXCONN_LOCAL_APP_SECRET", "ci-secret");
/// The port on the page, and one that is free wherever the test runs.
const PORTS: (&str, &str) = ("--port 8099", "--port 0");

/// The page's blocks of code in a language, in their order.
fn blocks(language: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/nexconn-local-in-your-ci.md");
    let page = std::fs::read_to_string(path).expect("the page");
    let fence = format!("```{language}\n");
    let after = page.split(&fence).skip(1);
    after.map(|rest| rest.split("```").next().expect("an end").to_owned()).collect()
}

/// The words of the page's command that begins so, behind the name of the program.
fn words(begins: &str) -> Vec<String> {
    let all = blocks("sh").concat();
    let line = all.lines().find(|line| line.starts_with(begins)).expect("a command");
    let line = line.trim_end_matches('&').replace(PORTS.0, PORTS.1);
    let line = line.strip_prefix("nexconn-admin local ").expect("of the service");
    line.split_whitespace().map(str::to_owned).collect()
}

fn command(words: &[String], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nexconn-local"));
    command.args(words).current_dir(folder).env(SECRET.0, SECRET.1).kill_on_drop(true);
    command
}

/// Starts the service as the page says, and tells where it is and what else it prints.
async fn start(folder: &Path) -> (Child, String, impl Send) {
    let mut service = command(&words("nexconn-admin local --app-key"), folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a process");
    let mut lines = BufReader::new(service.stdout.take().expect("a pipe")).lines();
    let first = lines.next_line().await.expect("readable").expect("a line");
    let url = first.strip_prefix("nexconn-local listens on ").expect("an address").to_owned();
    (service, url, lines)
}

#[tokio::test]
async fn every_test_on_the_page_passes() {
    let packages = std::env::var_os(VARIABLE)
        .unwrap_or_else(|| panic!("{VARIABLE} is not set; run `cargo xtask test native`"));
    assert!(blocks("sh").concat().contains(&format!("{}={}", SECRET.0, SECRET.1)));
    let folder = tempfile::tempdir().expect("a folder");
    let (mut service, url, _printed) = start(folder.path()).await;
    let script = blocks("python").join("\n\n");
    let file = folder.path().join("test_chat.py");
    std::fs::write(&file, &script).expect("written");
    let ended = Command::new("python3")
        .arg(&file)
        .env("PYTHONPATH", packages)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("NO_PROXY", "127.0.0.1")
        .env("NEXCONN_URL", url)
        .env(SECRET.0, SECRET.1)
        .output()
        .await
        .expect("python3 starts");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    let told = String::from_utf8(ended.stdout).expect("text");
    let passed: BTreeSet<_> = told.lines().filter_map(|it| it.strip_prefix("passed ")).collect();
    let written = script.lines().filter_map(|line| line.strip_prefix("def test_"));
    let written: BTreeSet<_> =
        written.map(|rest| format!("test_{}", rest.replace("():", ""))).collect();
    assert_eq!(passed, written.iter().map(String::as_str).collect::<BTreeSet<_>>());
    service.kill().await.expect("stopped");
}

#[tokio::test]
async fn the_page_fills_an_app() {
    let folder = tempfile::tempdir().expect("a folder");
    let words = words("nexconn-admin local seed");
    let ended = command(&words, folder.path()).output().await.expect("a process");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    assert_eq!(String::from_utf8_lossy(&ended.stdout), "App ci has 500 users now\n");
    assert!(folder.path().join("nexconn-people/ci.sqlite").exists());
}
