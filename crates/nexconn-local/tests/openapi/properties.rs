//! Schemathesis makes requests from the document, valid and invalid ones, and judges every answer: no
//! 5xx, no status or form that is not declared, none that takes too long, no call without a signature.

use std::env;

use nexconn_api::admin::Environment::Development;
use nexconn_api::openapi;

use crate::judge::schemathesis;
use crate::service::Service;

/// How many requests of each kind to each endpoint, other ones in each run. Without it there are a few,
/// always the same.
const VARIABLE: &str = "NEXCONN_EXAMPLES";

/// Longest that an answer may take, in seconds.
const TIMEOUT: &str = "10";

#[tokio::test]
async fn every_answer_to_what_schemathesis_sends_is_a_declared_one() {
    let service = Service::start(Development).await;
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = schemathesis();
    command
        .args(["-m", "schemathesis.cli", "run"])
        .arg(format!("{}{}", service.base_url(), openapi::PATH))
        .args(["--phases", "examples,coverage,fuzzing"])
        // Its own rule knows nothing of users who are not there; ours stands among the hooks.
        .args(["--exclude-checks", "positive_data_acceptance"])
        .args(["--request-timeout", TIMEOUT, "--generation-database", "none", "--no-color"])
        .current_dir(folder.path())
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .env("NO_PROXY", "127.0.0.1");
    service.tell(&mut command);
    if let Ok(examples) = env::var(VARIABLE) {
        command.args(["--max-examples", &examples]);
        assert!(command.status().await.expect("python3 starts").success(), "see above");
    } else {
        command.args(["--max-examples", "20", "--seed", "1"]);
        let output = command.output().await.expect("python3 starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
    service.stop().await;
}
