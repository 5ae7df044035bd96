//! Starts that fail: one line that says what to do, and exit code 1.

use std::net::TcpListener;
use std::process::Output;

use crate::program::{Serve, command, output};

/// The one line that a failed start prints.
fn complaint(output: Output) -> String {
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty(), "nothing is ready");
    let text = String::from_utf8(output.stderr).expect("text");
    let complaint = text.lines().last().expect("a line").to_owned();
    assert_eq!(
        text.lines().filter(|line| line.starts_with("nexconn-admin: ")).count(),
        1,
        "{text}"
    );
    assert!(!text.contains("backtrace") && !text.contains("panicked"), "{text}");
    complaint
}

#[tokio::test]
async fn two_processes_do_not_share_a_data_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = Serve::start(folder.path()).await;
    let second = output(&["serve", "--listen", "127.0.0.1:0"], folder.path()).await;
    let complaint = complaint(second);
    assert!(complaint.contains("in use by another process"), "{complaint}");
    first.stop().await;
}

#[tokio::test]
async fn a_taken_port_is_named_with_the_option_that_chooses_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let complaint = complaint(output(&["serve", "--listen", &address], folder.path()).await);
    assert!(complaint.contains(&address) && complaint.contains("--listen"), "{complaint}");
}

#[tokio::test]
async fn plain_http_off_loopback_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let words = ["serve", "--listen", "127.0.0.1:0", "--public-origin", "http://admin.example.com"];
    let complaint = complaint(output(&words, folder.path()).await);
    assert!(complaint.contains("http://admin.example.com"), "{complaint}");
}

#[tokio::test]
async fn options_can_be_variables_and_apps_are_read_from_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = command(&["serve"], folder.path());
    command.env("NEXCONN_ADMIN_LISTEN", "127.0.0.1:0").env("NEXCONN_ADMIN_APPS", "[{}]");
    let complaint = complaint(command.output().await.expect("a process"));
    assert!(complaint.contains("NEXCONN_ADMIN_APPS"), "{complaint}");
    assert!(!folder.path().join("local").exists(), "no samples beside configured apps");
}

#[tokio::test]
async fn a_folder_without_a_console_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let empty = folder.path().display().to_string();
    let words = ["serve", "--listen", "127.0.0.1:0", "--console", &empty];
    let complaint = complaint(output(&words, folder.path()).await);
    assert!(complaint.contains("index.html"), "{complaint}");
}

#[tokio::test]
async fn an_invite_needs_a_gateway() {
    let folder = tempfile::tempdir().expect("a folder");
    let words = ["admin", "invite", "noor@example.com", "--role", "owner"];
    let complaint = complaint(output(&words, folder.path()).await);
    assert!(complaint.contains("nexconn-admin serve"), "{complaint}");
}

#[tokio::test]
async fn an_empty_variable_counts_as_unset() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = command(&["serve", "--listen", "127.0.0.1:0"], folder.path());
    for name in ["PUBLIC_ORIGIN", "CONSOLE_ORIGINS", "AVATAR_HOSTS", "APPS"] {
        command.env(format!("NEXCONN_ADMIN_{name}"), "");
    }
    let serve = Serve::of(command).await;
    assert!(serve.open.starts_with("http://127.0.0.1:"), "{}", serve.open);
    serve.stop().await;
}
