//! The shipped binary as a process of its own.

use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::paths;

/// How long a start or a stop may take before the test fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running `nexconn-admin serve` with a data folder of its own.
#[derive(Debug)]
pub struct Server {
    data: TempDir,
    options: Vec<String>,
    apps: Option<String>,
    child: Child,
    link: String,
}

impl Server {
    /// Starts one on a free port, with further options of `serve` and the sample apps.
    pub async fn start(options: &[&str]) -> Self {
        Self::start_with(options, None).await
    }

    /// The same, with apps as the variable `NEXCONN_ADMIN_APPS` lists them.
    pub async fn start_with(options: &[&str], apps: Option<String>) -> Self {
        let data = tempfile::tempdir().expect("a data folder");
        let options: Vec<String> = options.iter().map(|&option| option.to_owned()).collect();
        let (child, link) = launch(data.path(), "127.0.0.1:0", &options, apps.as_deref()).await;
        Self { data, options, apps, child, link }
    }

    /// The printed link: with a one-time code on a first run.
    pub fn link(&self) -> &str {
        &self.link
    }

    /// Base URL, without a trailing slash.
    pub fn url(&self) -> String {
        let (base, _) = self.link.split_once("/#").unwrap_or((&self.link, ""));
        base.trim_end_matches('/').to_owned()
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.data.path().to_owned()
    }

    /// What its log tells beyond the usual.
    pub fn troubles(&self) -> String {
        let log = std::fs::read_to_string(self.data.path().join("server.log")).unwrap_or_default();
        log.lines().filter(|line| !line.contains("INFO")).collect::<Vec<_>>().join("\n")
    }

    /// Kills the process as a power cut would and starts it again on the same port.
    pub async fn crash_and_restart(&mut self) {
        self.child.kill().await.expect("killed");
        self.start_again().await;
    }

    /// Kills the process as a power cut would.
    pub async fn crash(&mut self) {
        self.child.kill().await.expect("killed");
    }

    /// Starts it again on the same port after a stop or crash.
    pub async fn start_again(&mut self) {
        let address = self.url().trim_start_matches("http://").to_owned();
        let apps = self.apps.as_deref();
        let (child, link) = launch(self.data.path(), &address, &self.options, apps).await;
        self.child = child;
        self.link = link;
    }

    /// Asks it to stop and waits until it has.
    pub async fn stop(&mut self) -> ExitStatus {
        let id = self.child.id().expect("still running").to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().await.expect("kill");
        assert!(asked.success(), "could not signal the server");
        timeout(PATIENCE, self.child.wait()).await.expect("stops in time").expect("waited for")
    }
}

async fn launch(
    data: &Path,
    listen: &str,
    options: &[String],
    apps: Option<&str>,
) -> (Child, String) {
    let log = std::fs::File::options()
        .create(true)
        .append(true)
        .open(data.join("server.log"))
        .expect("a log file");
    let mut child = Command::new(paths::nexconn_admin())
        .arg("serve")
        .args(["--data".as_ref(), data.join("data").as_os_str()])
        .args(["--console".as_ref(), paths::console().as_os_str()])
        .args(["--listen", listen])
        .args(options)
        .env("RUST_LOG", "info")
        .env("NEXCONN_ADMIN_APPS", apps.unwrap_or_default())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(log)
        .kill_on_drop(true)
        .spawn()
        .expect("nexconn-admin starts");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let link = async {
        while let Some(line) = lines.next_line().await.expect("text") {
            if let Some(link) = line.strip_prefix("Open ") {
                return Some(link.trim().to_owned());
            }
        }
        None
    };
    let link = timeout(PATIENCE, link).await.expect("starts in time");
    let Some(link) = link else {
        let log = std::fs::read_to_string(data.join("server.log")).unwrap_or_default();
        panic!("the server ended without a link:\n{log}");
    };
    // Read on, or its next line would find the pipe closed.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    (child, link)
}
