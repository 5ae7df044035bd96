//! Hands a document and what was said to the judge, a script that stands on schemathesis.

use std::env;
use std::process::Stdio;

use serde::Serialize;
use serde_json::Value;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

/// The folder with schemathesis' packages.
const VARIABLE: &str = "NEXCONN_SCHEMATHESIS";

/// Where our own scripts are.
const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/openapi");

/// Python, with schemathesis and our scripts among its packages.
pub(crate) fn schemathesis() -> Command {
    let packages = env::var_os(VARIABLE)
        .unwrap_or_else(|| panic!("{VARIABLE} is not set; run `cargo xtask test native`"));
    let path = env::join_paths([packages, SCRIPTS.into()]).expect("a path");
    let mut python = Command::new("python3");
    python.env("PYTHONPATH", path).env("PYTHONDONTWRITEBYTECODE", "1").kill_on_drop(true);
    python
}

/// A request and its answer.
#[derive(Debug, Serialize)]
pub(crate) struct Exchange {
    pub(crate) path: &'static str,
    pub(crate) request: Value,
    pub(crate) status: u16,
    pub(crate) answer: Value,
    /// An answer that this one must be of the same shape as.
    pub(crate) like: Option<Value>,
}

/// Fails unless the document is valid, and every exchange is as it says: requests of its form are
/// not refused for their form, others are, and answers are of the form that goes with their status.
pub(crate) async fn judge(document: &Value, exchanges: &[Exchange]) {
    let mut script = schemathesis()
        .arg(format!("{SCRIPTS}/judge.py"))
        .stdin(Stdio::piped())
        .spawn()
        .expect("python3 starts");
    let mut pipe = script.stdin.take().expect("a pipe");
    let lines = [format!("{document}\n")].into_iter().chain(
        exchanges.iter().map(|exchange| serde_json::to_string(exchange).expect("json") + "\n"),
    );
    for line in lines {
        pipe.write_all(line.as_bytes()).await.expect("read");
    }
    drop(pipe);
    assert!(script.wait().await.expect("ended").success(), "the judge objects; see above");
}
