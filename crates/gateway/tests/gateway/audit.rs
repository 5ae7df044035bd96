//! The audit log.

use nexconn_api::spec::Role;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::{APP, Caller, Harness, Local, OWNER, START, operation, read};

async fn list(caller: &Caller, query: &str) -> Value {
    let (status, page) = read(caller.get(&format!("/api/v1/apps/{APP}/audit?{query}")).await).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    page
}

fn ids(page: &Value) -> Vec<i64> {
    page["entries"].as_array().expect("entries").iter().filter_map(|e| e["id"].as_i64()).collect()
}

async fn register(caller: &Caller, user: &str) {
    let request = json!({"userId": user, "name": "n"});
    let (status, _) = caller.call("/v4/auth/access-token/issue", request).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn an_entry_tells_who_did_what_to_whom_and_why() {
    let local = Local::start().await;
    let harness = Harness::before(&local.url).await;
    let owner = harness.owner().await;
    let body = json!({"operation": operation(), "reason": "left the company", "case": "HR-7",
                      "request": {"userIds": ["u2", "u1", "u2"], "expiresAt": 1}});
    let path = format!("/api/v1/apps/{APP}/v4/auth/access-token/expire");
    let (_, answer) = read(owner.post(&path, body).await).await;
    let page = list(&owner, "").await;
    let entry = &page["entries"][0];
    assert_eq!(entry["admin"], OWNER);
    assert_eq!(entry["action"], "/v4/auth/access-token/expire");
    assert_eq!(entry["userIds"], json!(["u1", "u2"]));
    assert_eq!(
        (&entry["outcome"], &entry["http"], &entry["code"]),
        (&json!("done"), &json!(200), &json!(0))
    );
    assert_eq!((&entry["reason"], &entry["case"]), (&json!("left the company"), &json!("HR-7")));
    assert_eq!((&entry["at"], &entry["requestId"]), (&json!(START), &answer["requestId"]));
}

#[tokio::test]
async fn filters_and_cursor_reach_every_entry_once() {
    let local = Local::start().await;
    let harness = Harness::before(&local.url).await;
    let owner = harness.owner().await;
    let other = harness.admin("li@example.com", Role::Operator).await;
    for user in ["u1", "u2", "u3"] {
        harness.clock.advance(1000);
        register(&owner, user).await;
    }
    harness.clock.advance(1000);
    register(&other, "u1").await;
    other.call("/v4/user/update", json!({"userId": "missing", "name": "n"})).await;

    let all = ids(&list(&owner, "").await);
    assert_eq!(all.len(), 5);
    let mut walked = Vec::new();
    let mut after = String::new();
    loop {
        let page = list(&owner, &format!("limit=2{after}")).await;
        walked.extend(ids(&page));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    assert_eq!(walked, all);

    let count = async |query: &str| ids(&list(&owner, query).await).len();
    assert_eq!(count("user=u1").await, 2);
    assert_eq!(count("user=u1&admin=LI@example.com").await, 1);
    assert_eq!(count("user=u").await, 0);
    assert_eq!(count("action=%2Fv4%2Fuser%2Fupdate").await, 1);
    assert_eq!(count("outcome=refused").await, 1);
    assert_eq!(count(&format!("from={}&to={}", START + 2000, START + 4000)).await, 2);
    let bad = owner.get(&format!("/api/v1/apps/{APP}/audit?after=x")).await;
    assert_eq!(bad.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_cannot_be_recorded_is_not_sent() {
    let local = Local::start().await;
    let harness = Harness::before(&local.url).await;
    let owner = harness.owner().await;
    let database = harness.database().await;
    let broken =
        "CREATE TRIGGER broken BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END";
    sqlx::query(broken).execute(&database).await.expect("broken");
    let request = json!({"userId": "u1", "name": "n"});
    let (status, error) = owner.call("/v4/auth/access-token/issue", request).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!error.to_string().contains("RAISE"), "{error}");
    let (_, answer) = owner.call("/v4/user/get", json!({"userId": "u1"})).await;
    assert_eq!(answer["outcome"], "refused", "the user was never registered");
}

#[tokio::test]
async fn numbers_of_a_request_are_kept_and_no_text_of_it() {
    let local = Local::start().await;
    let harness = Harness::before(&local.url).await;
    let owner = harness.owner().await;
    owner.call("/v4/auth/access-token/expire", json!({"userIds": ["u1"], "expiresAt": 5})).await;
    register(&owner, "u1").await;
    let mute = json!({"userIds": ["u1"], "muteState": 1, "channelTypes": ["PERSON"]});
    owner.call("/v4/channel-type/mute/set", mute).await;
    let page = list(&owner, "").await;
    assert_eq!(page["entries"][2]["details"], json!({"expiresAt": 5}));
    assert_eq!(page["entries"][1]["details"], json!({}));
    let muted = json!({"muteState": 1, "channelTypes": ["PERSON"]});
    assert_eq!(page["entries"][0]["details"], muted);
}

#[tokio::test]
async fn each_outcome_is_told_to_who_follows() {
    let local = Local::start().await;
    let harness = Harness::before(&local.url).await;
    let owner = harness.owner().await;
    register(&owner, "u1").await;
    owner.call("/v4/user/update", json!({"userId": "missing", "name": "n"})).await;
    owner.call("/v4/user/get", json!({"userId": "u1"})).await;
    let told = harness.events("change").await;
    let page = list(&owner, "").await;
    assert_eq!(told, [page["entries"][1].clone(), page["entries"][0].clone()]);
    assert_eq!((&told[0]["outcome"], &told[1]["outcome"]), (&json!("done"), &json!("refused")));
}

#[tokio::test]
async fn the_entries_of_a_job_are_found_by_its_number() {
    let local = Local::start().await;
    let harness = Harness::before(&local.url).await;
    let owner = harness.owner().await;
    register(&owner, "u1").await;
    register(&owner, "u2").await;
    let first = ids(&list(&owner, "user=u1").await)[0];
    sqlx::query("UPDATE audit SET job_id = 7 WHERE id = $1")
        .bind(first)
        .execute(&harness.database().await)
        .await
        .expect("set");
    let page = list(&owner, "job=7").await;
    assert_eq!((ids(&page), &page["entries"][0]["job"]), (vec![first], &json!(7)));
    assert_eq!(ids(&list(&owner, "job=7&user=u2").await), [0; 0]);
}
