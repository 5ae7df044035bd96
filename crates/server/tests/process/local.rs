//! `nexconn-admin local`: the same command as `nexconn-local`.

use std::path::Path;

use tokio::io::{AsyncBufReadExt, BufReader};

use crate::program::{Serve, command, terminate};

#[tokio::test]
async fn nexconn_local_runs_alone_and_stops_when_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut child =
        command(&["local", "--app-key", "k"], folder.path()).spawn().expect("a process");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let first = lines.next_line().await.expect("readable").expect("a line");
    assert!(first.starts_with("nexconn-local listens on http://127.0.0.1:"), "{first}");
    let app = lines.next_line().await.expect("readable").expect("a line");
    assert_eq!(app, "App Key k (development)");
    terminate(&child).await;
    assert!(child.wait().await.expect("ended").success());
}

/// Adds a development app to the folder of a nexconn-local.
async fn add_app(key: &str, folder: &Path) {
    let mut child = command(&["local", "--app-key", key], folder).spawn().expect("a process");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    lines.next_line().await.expect("readable").expect("a line");
    terminate(&child).await;
    assert!(child.wait().await.expect("ended").success());
}

#[tokio::test]
async fn an_app_added_beside_the_samples_is_served_with_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let local = folder.path().join("local");
    add_app("k1", &local).await;
    Serve::start(folder.path()).await.stop().await;
    let apps = std::fs::read_to_string(local.join("apps.json")).expect("apps");
    assert!(apps.contains("k1") && apps.contains("production"), "the samples are complete");

    add_app("k2", &local).await;
    Serve::start(folder.path()).await.stop().await;
}
