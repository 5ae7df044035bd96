//! The samples of code for Nexconn's Python SDK are run as they are shown: each endpoint's example, against the service.

use std::collections::BTreeSet;

use nexconn_api::local::{ProfileKeys, SetProfileKeys};
use nexconn_api::nexconn::{IssueAccessToken, IssueAccessTokenRequest};
use nexconn_api::samples::Language;
use nexconn_api::{Code, Spec, check, nexconn};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use tokio::io::AsyncWriteExt;

use crate::caller::Caller;
use crate::python::Service;

/// What became of a sample.
#[derive(Debug, Deserialize)]
struct Ran {
    name: String,
    answer: i32,
    request: Map<String, Value>,
}

#[tokio::test]
async fn every_sample_for_python_makes_its_call() {
    let service = Service::start().await;
    prepare(&service.caller()).await;

    let mut script = service.run("samples.py");
    let mut samples = script.stdin.take().expect("a pipe");
    for spec in nexconn::SPECS {
        let code = Language::Python.sample(spec, &example(spec)).expect("a sample");
        let line = format!("{}\n", json!({ "name": spec.name, "code": code }));
        samples.write_all(line.as_bytes()).await.expect("read");
    }
    drop(samples);
    let output = script.wait_with_output().await.expect("ended");
    assert!(output.status.success(), "the script failed; see above");
    let printed = String::from_utf8(output.stdout).expect("text");
    let ran: Vec<Ran> =
        printed.lines().map(|line| serde_json::from_str(line).expect("a line")).collect();
    assert_eq!(ran.len(), nexconn::SPECS.len(), "every sample must run");
    for (spec, ran) in nexconn::SPECS.iter().zip(&ran) {
        assert_eq!(ran.name, spec.name);
        for (name, value) in example(spec) {
            assert_eq!(ran.request.get(&name), Some(&value), "{name} of {}", spec.name);
        }
        // Refusals of what is asked for are the service's; a body that its SDK would not write is not.
        let answer = Code(ran.answer);
        let is_answered = answer == Code::SUCCESS || spec.refusals.contains(&answer);
        assert!(is_answered, "{} was answered with {answer:?}", spec.name);
    }
    let done = ran.iter().filter(|ran| Code(ran.answer) == Code::SUCCESS).count();
    assert!(done * 4 >= ran.len() * 3, "most samples must succeed, {done} did: {ran:?}");
    service.stop().await;
}

/// Registers the users of all examples, and declares their custom attributes.
async fn prepare(caller: &Caller) {
    let mut users = BTreeSet::new();
    let mut keys = BTreeSet::new();
    for spec in nexconn::SPECS {
        let request = example(spec);
        users.extend(check::user_ids(spec, &request).into_iter().map(ToOwned::to_owned));
        let attributes = request.get("userExtProfile").and_then(Value::as_object);
        keys.extend(attributes.into_iter().flat_map(|attributes| attributes.keys().cloned()));
    }
    for user_id in users {
        let request = IssueAccessTokenRequest { name: user_id.clone(), user_id, avatar_url: None };
        caller.call::<IssueAccessToken>(&request).await.expect("registered");
    }
    let keys = ProfileKeys { keys: keys.into_iter().collect() };
    caller.call::<SetProfileKeys>(&keys).await.expect("declared");
}

fn example(spec: &Spec) -> Map<String, Value> {
    serde_json::from_str(spec.example.request).expect("an object")
}
