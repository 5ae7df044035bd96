//! No App Secret and no access token stays or leaves, but in the one answer that is for it.
//!
//! A test program of its own: it listens to everything that is logged in its process.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with the other test program, which uses all of it")]
#[path = "gateway/caller.rs"]
mod caller;
#[allow(dead_code, reason = "shared with the other test program")]
#[path = "gateway/client.rs"]
mod client;
#[allow(dead_code, unused_imports, reason = "shared with the other test program")]
#[path = "gateway/harness.rs"]
mod harness;

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::{Arc, Mutex};

use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use harness::{APP, Harness, Local, PASSWORD, SECRET, operation};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("whole").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

fn files(folder: &Path) -> Vec<Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("readable");
    entries.map(|entry| std::fs::read(entry.expect("entry").path()).expect("read")).collect()
}

#[tokio::test]
async fn no_secret_and_no_token_is_in_logs_files_or_other_answers() {
    let log = Log::default();
    let everything = tracing_subscriber::fmt::layer().with_writer(log.clone());
    tracing_subscriber::registry().with(everything.with_filter(kit::logs::discreet())).init();
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let code = harness.link.clone().expect("a link");
    let code = code.split_once("#code=").expect("a code").1.to_owned();
    let owner = harness.owner().await;
    let cookie = owner.cookie.clone().expect("a cookie");
    let cookie = cookie.split_once('=').expect("a value").1;
    let id = operation();
    let path = "/v4/auth/access-token/issue";
    let request = json!({"userId": "u1", "name": "Noor Profiletext"});
    let (_, issued) = owner.call_as(&id, path, request.clone()).await;
    let token = issued["answer"]["body"]["result"]["accessToken"].as_str();
    let token = token.expect("a token").to_owned();
    let mut answers = vec![owner.call_as(&id, path, request).await.1.to_string()];
    for path in [
        "/hello",
        "/session",
        "/apps",
        "/apps/acme/users",
        "/apps/acme/users/u1",
        "/apps/acme/audit",
    ] {
        let answer = owner.get(&format!("/api/v1{path}")).await;
        answers.push(answer.text().await.expect("text"));
    }
    let mut connection = client::Client::open(&owner).await.expect("opened");
    connection.say(client::connect(&token)).await;
    assert_eq!(connection.told().await["type"], "connected");
    connection.say(json!({"type": "said", "text": "Profiletext"})).await;
    drop(connection);
    let users = json!([{"userId": "u2", "name": "Kim Profiletext"}]);
    let (_, job) = owner.act("jobs", json!({"action": "register", "users": users})).await;
    let job = job["id"].as_i64().expect("a number");
    let mut detail = owner.see(&format!("jobs/{job}")).await;
    while detail["job"]["finishedAt"].is_null() {
        tokio::task::yield_now().await;
        detail = owner.see(&format!("jobs/{job}")).await;
    }
    let told = owner.act(&format!("jobs/{job}/tokens"), json!({})).await.1;
    let of_job = told["tokens"][0]["accessToken"].as_str().expect("a token").to_owned();
    answers.push(detail.to_string());
    for path in ["jobs", "audit", &format!("jobs/{job}/items"), "users/u2"] {
        answers.push(owner.see(path).await.to_string());
    }
    let (_, read) = owner.call("/v4/user/get", json!({"userId": "u1"})).await;
    answers.push(read.to_string());
    let refreshed = owner.act("secret/refresh", json!({})).await.1;
    assert_eq!(refreshed["outcome"], "done", "{refreshed}");
    answers.push(refreshed.to_string());
    let state = owner.get(&format!("/api/v1/apps/{APP}")).await;
    answers.push(state.text().await.expect("text"));
    answers.push(owner.see("audit").await.to_string());
    let new = local.secret();
    for answer in &answers {
        let secrets = [SECRET, new.reveal(), &token, &of_job];
        assert!(!secrets.iter().any(|secret| answer.contains(*secret)), "{answer}");
    }
    let audit = owner.get(&format!("/api/v1/apps/{APP}/audit")).await.text().await;
    assert!(!audit.expect("text").contains("Profiletext"), "no profile text is audited");
    let mode = std::fs::metadata(harness.data().join("gateway.sqlite")).expect("there");
    assert_eq!(mode.permissions().mode() & 0o777, 0o600, "for its owner alone");
    let running = files(harness.data());
    let folder = harness.stop().await;
    for bytes in running.into_iter().chain(files(folder.path())) {
        for secret in [SECRET, new.reveal(), &token, &of_job, PASSWORD, &code, cookie] {
            assert!(!holds(&bytes, secret), "a file holds {secret}");
        }
    }
    let log = log.0.lock().expect("whole");
    assert!(holds(&log, "request_id"), "requests are logged");
    for secret in [SECRET, new.reveal(), &token, &of_job, PASSWORD, &code, cookie, "Profiletext"] {
        assert!(!holds(&log, secret), "the log holds {secret}");
    }
}
