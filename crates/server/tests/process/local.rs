//! `nexconn-admin local`: the same command as `nexconn-local`.

use tokio::io::{AsyncBufReadExt, BufReader};

use crate::program::{command, terminate};

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
