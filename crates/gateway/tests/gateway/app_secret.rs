//! Replacing the App Secret while calls are made.

use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use gateway::{AppConfig, apps};
use kit::private_file;
use nexconn_api::admin::SecretKept;
use reqwest::StatusCode;
use serde_json::json;
use tokio::task::JoinSet;

use crate::harness::{Caller, Harness, Local, SECRET, app_at, operation, read};
use crate::service::{GET, REFRESH, Service, UNBAN};

/// A gateway whose apps stand in its file.
async fn from_file(local: &Local) -> Harness {
    Harness::with(|config| {
        let app =
            AppConfig { has_console: true, secret_kept: SecretKept::File, ..app_at(&local.url) };
        config.apps = vec![app];
        private_file::replace(&config.data.join(apps::FILE), &config.apps).expect("written");
    })
    .await
}

async fn refresh(owner: &Caller) {
    let (status, changed) = owner.act("secret/refresh", json!({})).await;
    assert_eq!((status, &changed["outcome"]), (StatusCode::OK, &json!("done")), "{changed}");
    assert_eq!(changed["code"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_call_is_lost_while_the_secret_is_replaced() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let (ended, made) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let mut callers = JoinSet::new();
    for number in 0..8 {
        let (owner, ended, made) = (owner.clone(), ended.clone(), made.clone());
        callers.spawn(async move {
            while !ended.load(Ordering::SeqCst) {
                let user = json!({"userId": format!("u{number}"), "name": "n"});
                let (status, answer) = owner.call("/v4/auth/access-token/issue", user).await;
                assert_eq!((status, &answer["outcome"]), (StatusCode::OK, &json!("done")));
                made.fetch_add(1, Ordering::SeqCst);
            }
        });
    }
    let users: Vec<String> = (0..200).map(|number| format!("job{number}")).collect();
    let job = json!({"action": "expire", "userIds": users});
    let job = owner.act("jobs", job).await.1["id"].as_i64().expect("a job");
    let mut last = local.secret();
    for _ in 0..5 {
        let before = made.load(Ordering::SeqCst);
        while made.load(Ordering::SeqCst) < before + 10 {
            tokio::task::yield_now().await;
        }
        refresh(&owner).await;
        assert!(local.secret() != last, "another secret");
        last = local.secret();
    }
    ended.store(true, Ordering::SeqCst);
    while let Some(caller) = callers.join_next().await {
        caller.expect("no call was lost");
    }
    harness
        .until("the job is done", async || {
            owner.see(&format!("jobs/{job}")).await["job"]["state"] == "done"
        })
        .await;
    let counts = owner.see(&format!("jobs/{job}")).await["job"]["counts"].clone();
    assert_eq!(
        (&counts["done"], &counts["refused"], &counts["unknown"]),
        (&json!(200), &json!(0), &json!(0))
    );
}

#[tokio::test]
async fn the_secret_is_replaced_once_no_call_is_on_its_way_and_others_wait() {
    let service = Service::start().await;
    let harness = Harness::before_local(&service.url).await;
    let owner = harness.owner().await;
    service.hold(Some(GET));
    let call = |path: &'static str| {
        let owner = owner.clone();
        let ids = json!({"userId": "u1", "userIds": ["u1"]});
        tokio::spawn(async move { owner.call(path, ids).await })
    };
    let held = call(GET);
    harness.until("the call has arrived", async || service.calls(GET) == 1).await;
    let refreshing = owner.clone();
    let refreshing = tokio::spawn(async move { refresh(&refreshing).await });
    harness
        .until("the refresh is recorded", async || {
            harness.count("audit WHERE outcome = 'pending'").await == 1
        })
        .await;
    let other = call(UNBAN);
    for _ in 0..50 {
        owner.see("audit").await;
    }
    assert_eq!((service.calls(REFRESH), service.calls(UNBAN)), (0, 0));
    service.hold(None);
    assert_eq!(held.await.expect("ended").0, StatusCode::OK);
    refreshing.await.expect("done");
    assert_eq!(other.await.expect("ended").1["outcome"], "done");
}

#[tokio::test]
async fn a_new_secret_is_kept_where_the_old_one_came_from() {
    let local = Local::start().await;
    let harness = from_file(&local).await;
    let owner = harness.owner().await;
    refresh(&owner).await;
    let path = harness.data().join(apps::FILE);
    let mode = std::fs::metadata(&path).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let stored = apps::load(harness.data(), None).expect("loaded");
    assert!(stored[0].app_secret == local.secret() && stored[0].app_secret.reveal() != SECRET);
    let harness = harness.restart_with(|config| config.apps = stored).await;
    let owner = harness.owner_again().await;
    let user = json!({"userId": "u1", "name": "n"});
    let (_, issued) = owner.call("/v4/auth/access-token/issue", user).await;
    assert_eq!(issued["outcome"], "done");
}

#[tokio::test]
async fn a_secret_replaced_elsewhere_shows_as_what_is_wrong() {
    let local = Local::start().await;
    let one = Harness::before_local(&local.url).await;
    let other = Harness::before_local(&local.url).await;
    refresh(&one.owner().await).await;
    let owner = other.owner().await;
    owner.call("/v4/user/get", json!({"userId": "u1"})).await;
    let (_, state) = read(owner.get("/api/v1/apps/acme").await).await;
    let why = &state["connection"]["servers"][0]["failed"]["why"];
    assert_eq!(*why, json!({"refused": {"http": 401, "code": 1004}}));
}

#[tokio::test]
async fn the_same_operation_refreshes_once() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let body = json!({"operation": operation()});
    let path = "/api/v1/apps/acme/secret/refresh";
    let (_, first) = read(owner.post(path, body.clone()).await).await;
    let secret = local.secret();
    let (_, again) = read(owner.post(path, body).await).await;
    assert_eq!(first, again);
    assert!(local.secret() == secret);
    let entry = owner.see("audit").await["entries"][0].clone();
    assert_eq!(entry["action"], "/api/v1/apps/{app}/secret/refresh");
    assert_eq!((&entry["outcome"], &entry["id"]), (&json!("done"), &first["entry"]));
}
