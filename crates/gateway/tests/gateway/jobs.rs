//! Jobs: what each action does, seen in the service, in the job and in the audit log.

use nexconn_api::Secret;
use nexconn_api::spec::Role;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::bans::{ban, with};
use crate::harness::{APP, Caller, Harness, Local, START, operation, read};
use crate::service::{BAN, EXPIRE, LIST, Service, UNBAN};

pub(crate) fn ids(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("u{n:03}")).collect()
}

/// Makes a job and returns its number.
pub(crate) async fn make(owner: &Caller, body: Value) -> i64 {
    let (status, job) = owner.act("jobs", body).await;
    assert_eq!(status, StatusCode::OK, "{job}");
    job["id"].as_i64().expect("a number")
}

/// A job once it is over.
pub(crate) async fn over(harness: &Harness, owner: &Caller, job: i64) -> Value {
    let mut detail = Value::Null;
    harness
        .until("the job is over", async || {
            detail = owner.see(&format!("jobs/{job}")).await;
            !detail["job"]["finishedAt"].is_null()
        })
        .await;
    detail
}

/// How many users are in each state.
pub(crate) fn counts(detail: &Value) -> [u64; 5] {
    ["waiting", "sent", "done", "refused", "unknown"]
        .map(|state| detail["job"]["counts"][state].as_u64().expect("a count"))
}

/// A gateway before a service that knows that many users.
async fn with_users(count: usize) -> (Service, Harness, Caller) {
    let ids = ids(count);
    with(&ids.iter().map(String::as_str).collect::<Vec<_>>()).await
}

#[tokio::test]
async fn forty_two_users_are_banned_in_three_calls() {
    let (service, harness, owner) = with_users(42).await;
    let body = json!({"action": "ban", "userIds": ids(42), "durationMinutes": 60, "case": "C7"});
    let job = make(&owner, body).await;
    let detail = over(&harness, &owner, job).await;
    assert_eq!(counts(&detail), [0, 0, 42, 0, 0]);
    assert_eq!(detail["job"]["state"], "done");
    let groups = json!([{"state": "done", "http": 200, "code": 0, "note": null, "online": null, "count": 42}]);
    assert_eq!(detail["groups"], groups);
    assert_eq!(service.calls(BAN), 3);
    assert!(ids(42).iter().all(|id| service.is_banned(id)));
    let log = owner.see(&format!("audit?job={job}")).await;
    let entries = log["entries"].as_array().expect("entries");
    assert_eq!(entries.len(), 4, "three calls, and the job itself");
    assert!(entries.iter().all(|entry| entry["outcome"] == "done"));
    assert!(entries.iter().all(|entry| entry["reason"] == "a test" && entry["case"] == "C7"));
    let sizes: Vec<_> =
        entries.iter().map(|entry| entry["userIds"].as_array().expect("ids").len()).collect();
    assert_eq!(sizes, [2, 20, 20, 0]);
    let page = owner.see(&format!("jobs/{job}/items?limit=25")).await;
    let items = page["items"].as_array().expect("items");
    assert_eq!((items.len(), &items[0]["userId"]), (25, &json!("u000")));
    assert_eq!(items[0]["entry"], entries[2]["id"]);
    let next = page["next"].as_str().expect("more");
    let page = owner.see(&format!("jobs/{job}/items?limit=25&after={next}")).await;
    assert_eq!((page["items"].as_array().expect("items").len(), &page["next"]), (17, &json!(null)));
    let told = harness.events("job").await;
    assert_eq!(told.first().expect("an event")["state"], "queued");
    assert_eq!(told.last().expect("an event")["state"], "done");
    assert_eq!(owner.see("bans").await["total"]["count"], 42);
}

#[tokio::test]
async fn an_id_that_is_not_in_the_list_afterwards_counts_as_refused() {
    let (service, harness, owner) = with_users(3).await;
    let mut users = ids(3);
    users.push("nobody".into());
    let body = json!({"action": "ban", "userIds": users, "durationMinutes": 60});
    let job = make(&owner, body).await;
    let detail = over(&harness, &owner, job).await;
    assert_eq!(counts(&detail), [0, 0, 3, 1, 0]);
    assert_eq!(detail["groups"][0]["note"], "notInBanList");
    let log = owner.see(&format!("audit?job={job}&action=/v4/user/ban")).await;
    let entry = &log["entries"][0];
    assert_eq!(
        (&entry["outcome"], &entry["later"]),
        (&json!("done"), &json!({"waiting": 0, "refused": 1}))
    );
    let body = json!({"action": "ban", "userIds": ["nobody"], "durationMinutes": 60});
    let alone = make(&owner, body).await;
    over(&harness, &owner, alone).await;
    let log = owner.see(&format!("audit?job={alone}&outcome=refused")).await;
    assert_eq!(log["entries"][0]["userIds"], json!(["nobody"]), "nobody was banned by it");
    let refused = owner.see(&format!("jobs/{job}/items?note=notInBanList")).await;
    assert_eq!(refused["items"][0]["userId"], "nobody");
    assert!(!service.is_banned("nobody"));
    assert_eq!(owner.see("bans").await["total"]["count"], 3);
}

#[tokio::test]
async fn a_user_whom_somebody_changed_meanwhile_stays_as_nexconn_said() {
    let (service, harness, owner) = with_users(1).await;
    service.hold(Some(LIST));
    let body = json!({"action": "ban", "userIds": ids(1), "durationMinutes": 60});
    let job = make(&owner, body).await;
    harness.until("banned", async || service.is_banned("u000")).await;
    let lifted = owner.call(UNBAN, json!({"userIds": ["u000"]})).await;
    assert_eq!(lifted.0, StatusCode::OK);
    service.hold(None);
    assert_eq!(counts(&over(&harness, &owner, job).await), [0, 0, 1, 0, 0]);
}

#[tokio::test]
async fn bans_are_lifted_and_tokens_expired() {
    let (service, harness, owner) = with_users(25).await;
    let users: Vec<String> = ids(25);
    let all: Vec<&str> = users.iter().map(String::as_str).collect();
    ban(&owner, &all[..20], 60).await;
    ban(&owner, &all[20..], 60).await;
    let job = make(&owner, json!({"action": "unban", "userIds": users})).await;
    assert_eq!(counts(&over(&harness, &owner, job).await), [0, 0, 25, 0, 0]);
    assert!(users.iter().all(|id| !service.is_banned(id)));
    let job = make(&owner, json!({"action": "expire", "userIds": users, "expiresAt": 7})).await;
    let detail = over(&harness, &owner, job).await;
    assert_eq!((counts(&detail), service.calls(EXPIRE)), ([0, 0, 25, 0, 0], 2));
    let log = owner.see(&format!("audit?job={job}")).await;
    assert_eq!(log["entries"][0]["details"], json!({"expiresAt": 7}));
}

#[tokio::test]
async fn a_kick_leaves_out_who_is_banned_already() {
    let (service, harness, owner) = with_users(22).await;
    service.known().bans.insert("u001".into(), START + 600 * 60_000);
    let job = make(&owner, json!({"action": "kick", "userIds": ids(22)})).await;
    let detail = over(&harness, &owner, job).await;
    assert_eq!(counts(&detail), [0, 0, 22, 0, 0]);
    assert_eq!((service.calls(EXPIRE), service.calls(BAN)), (2, 2));
    let left_out = owner.see(&format!("jobs/{job}/items?note=bannedAlready")).await;
    assert_eq!(left_out["items"].as_array().expect("items").len(), 1);
    let ends = service.known().bans.clone();
    assert_eq!((ends["u001"], ends["u000"]), (START + 600 * 60_000, START + 60_000));
}

#[tokio::test]
async fn standing_bans_are_renewed_like_others() {
    let (service, harness, owner) = with_users(21).await;
    let job = make(&owner, json!({"action": "standing", "userIds": ids(21)})).await;
    assert_eq!(counts(&over(&harness, &owner, job).await), [0, 0, 21, 0, 0]);
    assert_eq!(owner.see("bans?standing=true").await["total"]["count"], 21);
    let before = service.calls(BAN);
    service.pass(&harness, 28 * 24 * 3_600_000);
    harness.until("renewed", async || service.calls(BAN) == before + 2).await;
}

#[tokio::test]
async fn users_are_registered_and_their_tokens_told_to_one_admin() {
    let local = Local::start().await;
    let harness = Harness::before(&local.url).await;
    let owner = harness.owner().await;
    let users: Vec<Value> =
        ids(3).iter().map(|id| json!({"userId": id, "name": format!("name of {id}")})).collect();
    let job = make(&owner, json!({"action": "register", "users": users})).await;
    let detail = over(&harness, &owner, job).await;
    assert_eq!(counts(&detail), [0, 0, 3, 0, 0]);
    let until = START + 24 * 3_600_000;
    assert_eq!(detail["job"]["tokens"], json!({"count": 3, "until": until}));
    let (_, found) = owner.call("/v4/user/get", json!({"userId": "u001"})).await;
    assert_eq!(found["answer"]["body"]["result"]["name"], "name of u001");
    let kept = harness.count("job_items WHERE fields IS NOT NULL").await;
    assert_eq!(kept, 0, "names are not kept longer than needed");

    let path = format!("/api/v1/apps/{APP}/jobs/{job}/tokens");
    let taking = json!({"operation": operation()});
    let (status, taken) = read(owner.post(&path, taking.clone()).await).await;
    assert_eq!(status, StatusCode::OK);
    let tokens = taken["tokens"].as_array().expect("tokens").clone();
    assert_eq!((tokens.len(), &tokens[0]["userId"]), (3, &json!("u000")));
    let credential = Secret::new(tokens[0]["accessToken"].as_str().expect("a token"));
    nexconn_client::connect(&local.url, "key", &credential, "phone").await.expect("let in");
    let (_, again) = read(owner.post(&path, taking.clone()).await).await;
    assert_eq!(again, taken, "the same answer, if the first one was lost");
    let other = json!({"operation": operation()});
    assert_eq!(owner.post(&path, other).await.status(), StatusCode::CONFLICT);
    assert_eq!(owner.see(&format!("jobs/{job}")).await["job"]["tokens"], json!(null));
    harness.clock.advance(10 * 60 * 1000);
    harness
        .until("deleted", async || harness.count("job_items WHERE token IS NOT NULL").await == 0)
        .await;
    assert_eq!(owner.post(&path, taking).await.status(), StatusCode::CONFLICT);
}

#[tokio::test]
async fn tokens_that_nobody_takes_are_deleted_after_a_day() {
    let (_service, harness, owner) = with_users(0).await;
    let users = json!([{"userId": "u", "name": "n"}]);
    let job = make(&owner, json!({"action": "register", "users": users})).await;
    over(&harness, &owner, job).await;
    harness.clock.advance(24 * 3_600_000 - 1);
    assert_eq!(harness.count("job_items WHERE token IS NOT NULL").await, 1);
    harness.clock.advance(1);
    harness
        .until("deleted", async || harness.count("job_items WHERE token IS NOT NULL").await == 0)
        .await;
    let owner = harness.owner_again().await;
    assert_eq!(owner.see(&format!("jobs/{job}")).await["job"]["tokens"], json!(null));
}

#[tokio::test]
async fn the_status_of_many_users_is_asked_one_by_one_and_not_audited() {
    let (service, harness, owner) = with_users(2).await;
    let before = harness.count("audit WHERE app = 'acme'").await;
    let job = make(&owner, json!({"action": "status", "userIds": ids(2)})).await;
    let detail = over(&harness, &owner, job).await;
    assert_eq!(counts(&detail), [0, 0, 2, 0, 0]);
    assert_eq!(detail["groups"][0]["online"], true);
    assert_eq!(service.calls("/v4/user/connection-status/get"), 2);
    assert_eq!(harness.count("audit WHERE app = 'acme'").await, before + 1, "the job itself");
    assert_eq!(owner.see("users/u000").await["online"]["online"], true);
}

#[tokio::test]
async fn an_operation_makes_one_job() {
    let (service, harness, owner) = with_users(1).await;
    let path = format!("/api/v1/apps/{APP}/jobs");
    let mut body = json!({"operation": operation(), "action": "status", "userIds": ids(1)});
    let (_, first) = read(owner.post(&path, body.clone()).await).await;
    over(&harness, &owner, first["id"].as_i64().expect("a number")).await;
    let (status, second) = read(owner.post(&path, body.clone()).await).await;
    assert_eq!(
        (status, &second["id"], &second["state"]),
        (StatusCode::OK, &first["id"], &json!("done"))
    );
    body["userIds"] = json!(["another"]);
    assert_eq!(owner.post(&path, body).await.status(), StatusCode::CONFLICT);
    assert_eq!(service.calls("/v4/user/connection-status/get"), 1);
}

#[tokio::test]
async fn a_job_needs_the_role_of_what_it_does() {
    let (service, harness, owner) = with_users(1).await;
    let viewer = harness.admin("li@example.com", Role::Owner).await;
    let set = "UPDATE roles SET role = 'moderator'
               WHERE admin_id = (SELECT id FROM admins WHERE email = 'li@example.com')";
    sqlx::query(set).execute(&harness.database().await).await.expect("set");
    let ban = json!({"action": "ban", "userIds": ids(1), "durationMinutes": 5});
    let expire = json!({"action": "expire", "userIds": ids(1)});
    assert_eq!(viewer.act("jobs", expire.clone()).await.0, StatusCode::FORBIDDEN);
    let job = make(&viewer, ban).await;
    over(&harness, &viewer, job).await;
    service.known().throttled.push(EXPIRE);
    let job = make(&owner, expire).await;
    let steered = viewer.act(&format!("jobs/{job}/pause"), json!({})).await;
    assert_eq!(steered.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn jobs_are_listed_latest_first_and_by_user() {
    let (_service, harness, owner) = with_users(2).await;
    let mut made = Vec::new();
    for users in [json!(["u000"]), json!(["u001"]), json!(["u000", "u001"])] {
        let job = make(&owner, json!({"action": "status", "userIds": users})).await;
        over(&harness, &owner, job).await;
        made.push(job);
    }
    let listed = async |path: &str| {
        let page = owner.see(path).await;
        let jobs = page["jobs"].as_array().expect("jobs").clone();
        let numbers = jobs.iter().map(|job| job["id"].as_i64().expect("a number"));
        (numbers.collect::<Vec<_>>(), page["next"].as_str().map(str::to_owned))
    };
    assert_eq!(listed("jobs").await, (vec![made[2], made[1], made[0]], None));
    assert_eq!(listed("jobs?user=u000").await, (vec![made[2], made[0]], None));
    let (first, next) = listed("jobs?limit=2").await;
    assert_eq!(first, [made[2], made[1]]);
    let rest = listed(&format!("jobs?limit=2&after={}", next.expect("more"))).await;
    assert_eq!(rest, (vec![made[0]], None));
    assert_eq!(owner.see("jobs").await["open"], 0);
}
