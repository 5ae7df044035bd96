//! Whose an access token is: told of those that were issued here, while nothing but digests is kept.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::deletions::HOUR;
use crate::harness::{APP, Caller, Harness, Local, read};
use crate::jobs::{make, over};
use crate::service::ISSUE;

async fn owner_of(caller: &Caller, token: &str) -> Value {
    let path = format!("/api/v1/apps/{APP}/find-token");
    let (status, body) = read(caller.post(&path, json!({"accessToken": token})).await).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    body["owner"].clone()
}

#[tokio::test]
async fn a_token_that_was_issued_here_is_told_from_any_other() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let issued = owner.call(ISSUE, json!({"userId": "u-1", "name": "First"})).await.1;
    let token = issued["answer"]["body"]["result"]["accessToken"].as_str().expect("a token");
    let again = owner.call(ISSUE, json!({"userId": "u-1", "name": "Renamed"})).await.1;
    let second = again["answer"]["body"]["result"]["accessToken"].as_str().expect("a token");

    let found = owner_of(&owner, token).await;
    assert_eq!((&found["userId"], &found["name"]), (&json!("u-1"), &json!("Renamed")));
    assert!(found["issuedAt"].as_i64().is_some_and(|at| at > HOUR), "{found}");
    assert_eq!(owner_of(&owner, second).await["userId"], "u-1");
    assert_eq!(owner_of(&owner, &token.to_uppercase()).await, Value::Null);
    assert_eq!(owner_of(&owner, "u-1").await, Value::Null);

    let path = format!("/api/v1/apps/{APP}/find-token");
    let anyone = harness.anyone().post(&path, json!({"accessToken": token})).await;
    assert_eq!(anyone.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_token_that_a_job_brought_is_known_too() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let users = json!([{"userId": "j-1", "name": "One"}, {"userId": "j-2", "name": "Two"}]);
    let job = make(&owner, json!({"action": "register", "users": users})).await;
    over(&harness, &owner, job).await;
    let (_, taken) = owner.act(&format!("jobs/{job}/tokens"), json!({})).await;
    for token in taken["tokens"].as_array().expect("tokens") {
        let access_token = token["accessToken"].as_str().expect("a token");
        assert_eq!(owner_of(&owner, access_token).await["userId"], token["userId"]);
    }
    assert_eq!(harness.count("token_digests").await, 2);
}
