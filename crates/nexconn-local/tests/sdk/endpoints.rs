//! The SDK calls every endpoint, with a client connected.

use std::collections::BTreeSet;

use nexconn_api::local::{ProfileKeys, SetProfileKeys};
use nexconn_api::{Secret, nexconn};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

use crate::python::Service;

#[tokio::test]
async fn every_endpoint_answers_nexconns_own_sdk() {
    let service = Service::start().await;

    // Custom attributes are declared in Nexconn's Console, for which no SDK has a call.
    let keys = ProfileKeys { keys: vec!["ext_city".into()] };
    service.caller().call::<SetProfileKeys>(&keys).await.expect("declared");

    let mut script = service.run("endpoints.py");
    let mut answers = script.stdin.take().expect("a pipe");
    let mut lines = BufReader::new(script.stdout.take().expect("a pipe")).lines();
    let mut passed = BTreeSet::new();
    let mut connection = None;
    while let Some(line) = lines.next_line().await.expect("text") {
        match line.split_once(' ') {
            Some(("passed", path)) => {
                passed.insert(path.to_owned());
            }
            Some(("token", token)) => {
                let token = Secret::new(token);
                let (url, app_key) = (service.base_url(), &service.app.app_key);
                let connected = nexconn_client::connect(url, app_key, &token, "sdk").await;
                connection = Some(connected.expect("connected"));
                answers.write_all(b"connected\n").await.expect("read");
            }
            _ => panic!("an unknown line: {line}"),
        }
    }
    assert!(script.wait().await.expect("ended").success(), "the script failed; see above");
    assert!(connection.is_some());
    let all: BTreeSet<_> = nexconn::SPECS.iter().map(|spec| spec.path.to_owned()).collect();
    assert_eq!(passed, all, "the script must call every endpoint that is served");
    service.stop().await;
}
