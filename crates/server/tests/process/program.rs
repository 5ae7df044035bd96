//! The program under test, started and stopped as a service manager does.

use std::path::Path;
use std::process::{Output, Stdio};

use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// A command line of the program, with nothing of this machine's configuration.
pub(crate) fn command(words: &[&str], data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nexconn-admin"));
    command
        .args(words)
        .arg("--data")
        .arg(data)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

/// Runs a command line to its end.
pub(crate) async fn output(words: &[&str], data: &Path) -> Output {
    command(words, data).output().await.expect("a process")
}

/// Asks a process to stop, as a service manager does.
pub(crate) async fn terminate(child: &Child) {
    let kill = format!("kill -TERM {}", child.id().expect("running"));
    let sent = Command::new("sh").args(["-c", &kill]).status().await.expect("a shell");
    assert!(sent.success());
}

/// A running `nexconn-admin serve`.
#[derive(Debug)]
pub(crate) struct Serve {
    pub(crate) child: Child,
    /// The address after "Open ".
    pub(crate) open: String,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Serve {
    pub(crate) async fn start(data: &Path) -> Self {
        Self::of(command(&["serve", "--listen", "127.0.0.1:0"], data)).await
    }

    pub(crate) async fn of(mut command: Command) -> Self {
        let mut child = command.spawn().expect("a process");
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let ready = lines.next_line().await.expect("readable").expect("a line");
        assert_eq!(ready, format!("Nexconn Admin {} is ready.", env!("CARGO_PKG_VERSION")));
        let open = lines.next_line().await.expect("readable").expect("a line");
        let open = open.strip_prefix("Open ").expect("an address").to_owned();
        Self { child, open, lines }
    }

    /// The next line it printed.
    pub(crate) async fn line(&mut self) -> String {
        self.lines.next_line().await.expect("readable").expect("a line")
    }

    /// The origin it is reached at.
    pub(crate) fn origin(&self) -> &str {
        self.open.split_once("/#").map_or(self.open.trim_end_matches('/'), |(origin, _)| origin)
    }

    /// The one-time code in its link, if it printed one.
    pub(crate) fn code(&self) -> Option<&str> {
        self.open.split_once("#code=").map(|(_, code)| code)
    }

    /// Asks it to stop, waits until it has done so cleanly, and returns what it printed meanwhile.
    pub(crate) async fn stop(mut self) -> Vec<String> {
        terminate(&self.child).await;
        assert!(self.child.wait().await.expect("ended").success());
        let mut printed = Vec::new();
        while let Some(line) = self.lines.next_line().await.expect("readable") {
            printed.push(line);
        }
        printed
    }

    /// Kills it as a power cut would.
    pub(crate) async fn kill(mut self) {
        self.child.kill().await.expect("killed");
    }
}
