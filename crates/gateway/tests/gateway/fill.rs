//! Filling the directory by a job that walks Nexconn's lists.

use kit::Clock;
use nexconn_api::spec::Role;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Caller, Harness, Local, operation, read};
use crate::service::{DELETED, LIST, PROFILES, Service};

async fn fill(owner: &Caller) -> i64 {
    let (status, job) = owner.act("directory/fill", json!({})).await;
    assert_eq!(status, StatusCode::OK, "{job}");
    assert_eq!((&job["action"], &job["state"]), (&json!("fill"), &json!("queued")));
    job["id"].as_i64().expect("a number")
}

async fn job(owner: &Caller, id: i64) -> Value {
    owner.see(&format!("jobs/{id}")).await["job"].clone()
}

async fn until_over(harness: &Harness, owner: &Caller, id: i64) {
    let over = async || !job(owner, id).await["finishedAt"].is_null();
    harness.until("the job is over", over).await;
}

async fn directory(owner: &Caller) -> Value {
    let (status, state) = read(owner.get("/api/v1/apps/acme").await).await;
    assert_eq!(status, StatusCode::OK);
    state["directory"].clone()
}

fn ids(from: usize, to: usize) -> impl Iterator<Item = String> {
    (from..to).map(|number| format!("u{number:04}"))
}

#[tokio::test]
async fn users_of_every_list_are_found_once_and_known_then() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    let user = json!({"userId": "u0000", "name": "Noor"});
    owner.call("/v4/auth/access-token/issue", user).await;
    let end = service.clock.now() + 600_000;
    service.known().profiles = ids(0, 230).collect();
    service.known().bans = ids(220, 300).map(|id| (id, end)).collect();
    service.known().deleted = ids(290, 370).collect();
    let id = fill(&owner).await;
    until_over(&harness, &owner, id).await;
    let detail = owner.see(&format!("jobs/{id}")).await;
    assert_eq!(
        (&detail["job"]["state"], &detail["job"]["counts"]["done"]),
        (&json!("done"), &json!(370))
    );
    let groups = detail["groups"].as_array().expect("groups");
    let group = |note: Value| groups.iter().find(|group| group["note"] == note).expect("a group");
    assert_eq!(group(Value::Null)["count"], 369);
    assert_eq!(group(json!("knownBefore"))["count"], 1);
    let found = directory(&owner).await;
    assert_eq!((&found["users"], &found["refused"]), (&json!(370), &json!([])));
    assert_eq!(found["fill"]["id"], id);
    let known = owner.see("users?q=u0000").await["users"][0].clone();
    assert_eq!(known["name"], "Noor", "what is known stays");
    let new = owner.see("users?q=u0369").await["users"][0].clone();
    assert_eq!((&new["userId"], &new["name"]), (&json!("u0369"), &Value::Null));
    assert_eq!(service.calls(PROFILES), 4, "100 a page, and an empty one behind the last");
    let told = harness.events("job").await;
    assert_eq!(told.last().expect("told")["state"], "done");
}

#[tokio::test]
async fn a_killed_gateway_goes_on_where_the_job_stood() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    service.known().profiles = ids(0, 250).collect();
    service.known().deleted = ids(250, 260).collect();
    service.hold(Some(DELETED));
    let id = fill(&owner).await;
    let stood = async || job(&owner, id).await["counts"]["done"] == 250;
    harness.until("profiles are walked", stood).await;
    harness.until("the next list is asked for", async || service.calls(DELETED) == 1).await;
    let walked = service.calls(PROFILES);
    let harness = harness.kill_and_restart().await;
    service.hold(None);
    let owner = harness.owner_again().await;
    until_over(&harness, &owner, id).await;
    let found = job(&owner, id).await;
    assert_eq!((&found["state"], &found["counts"]["done"]), (&json!("done"), &json!(260)));
    assert_eq!(service.calls(PROFILES), walked, "no page is read again that was stored");
    assert_eq!(harness.count("users").await, 260);
}

#[tokio::test]
async fn it_is_paused_resumed_and_cancelled_as_other_jobs_are() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    service.known().profiles = ids(0, 5).collect();
    service.known().failing.push(LIST);
    let id = fill(&owner).await;
    let walked = async || job(&owner, id).await["counts"]["done"] == 5;
    harness.until("the first list is walked", walked).await;
    owner.act(&format!("jobs/{id}/pause"), json!({})).await;
    harness.until("it rests", async || harness.count("jobs WHERE holder IS NULL").await == 1).await;
    assert_eq!(job(&owner, id).await["state"], "paused");
    let (status, error) = owner.act("directory/fill", json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT, "one at a time: {error}");
    service.known().failing.clear();
    owner.act(&format!("jobs/{id}/resume"), json!({})).await;
    until_over(&harness, &owner, id).await;
    assert_eq!(job(&owner, id).await["state"], "done");

    service.known().failing.push(LIST);
    let id = fill(&owner).await;
    harness.until("it is held up", async || service.calls(LIST) > 3).await;
    owner.act(&format!("jobs/{id}/cancel"), json!({})).await;
    until_over(&harness, &owner, id).await;
    assert_eq!(job(&owner, id).await["state"], "cancelled");
}

#[tokio::test]
async fn a_list_that_nexconn_does_not_tell_is_left_out_and_named() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    service.known().deleted = ids(0, 3).collect();
    service.known().not_enabled.push(PROFILES);
    let id = fill(&owner).await;
    until_over(&harness, &owner, id).await;
    assert_eq!(job(&owner, id).await["counts"]["done"], 3);
    let refused = json!([{"list": "profiles", "http": 430, "code": 1009}]);
    assert_eq!(directory(&owner).await["refused"], refused);
}

#[tokio::test]
async fn the_same_operation_makes_one_job_and_owners_alone_may() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let body = json!({"operation": operation()});
    let path = "/api/v1/apps/acme/directory/fill";
    let (_, first) = read(owner.post(path, body.clone()).await).await;
    let id = first["id"].as_i64().expect("a job");
    until_over(&harness, &owner, id).await;
    let (_, again) = read(owner.post(path, body).await).await;
    assert_eq!(again["id"], id);
    assert_eq!(job(&owner, id).await["state"], "done", "a real service tells every list");
    assert_eq!(directory(&owner).await["refused"], json!([]));
    let operator = harness.admin("li@example.com", Role::Operator).await;
    assert_eq!(operator.act("directory/fill", json!({})).await.0, StatusCode::FORBIDDEN);
}
