//! Standing bans: renewed until lifted.

use serde_json::{Value, json};

use crate::bans::{ban, with};
use crate::harness::{Caller, Harness, OWNER, START};
use crate::service::{BAN, LIST, Service, UNBAN};

const DAY: i64 = 24 * 60 * 60_000;

async fn start(caller: &Caller, users: &[&str]) {
    let (_, answer) = caller.act("standing-bans", json!({"userIds": users})).await;
    assert_eq!(answer["outcome"], "done", "{answer}");
}

async fn renewed(harness: &Harness, service: &Service, calls: usize) {
    harness.until("a renewal", async || service.calls(BAN) >= calls).await;
    harness
        .until("its outcome", async || harness.count("audit WHERE outcome = 'pending'").await == 0)
        .await;
}

async fn stopped(harness: &Harness) -> Vec<Value> {
    harness.until("a stop", async || !harness.events("standingStopped").await.is_empty()).await;
    harness.events("standingStopped").await
}

#[tokio::test]
async fn a_standing_ban_is_renewed_before_it_runs_out_again_and_again() {
    let (service, harness, owner) = with(&["u1", "u2"]).await;
    start(&owner, &["u1", "u2"]).await;
    let page = owner.see("bans?fresh=true&standing=true").await;
    assert_eq!(page["bans"][0]["standing"], true);
    assert_eq!(page["bans"][0]["endsAt"], json!(START + 30 * DAY));
    assert_eq!(owner.see("bans?standing=false").await["total"]["count"], 0);
    service.pass(&harness, 27 * DAY - 1);
    assert_eq!(service.calls(BAN), 1, "not yet");
    service.pass(&harness, 1);
    renewed(&harness, &service, 2).await;
    assert_eq!(service.known().bans["u1"], START + 57 * DAY);
    let owner = harness.owner_again().await;
    let log = owner.see("audit?admin=gateway").await;
    let entry = &log["entries"][0];
    assert_eq!((&entry["action"], &entry["userIds"]), (&json!(BAN), &json!(["u1", "u2"])));
    let reason = entry["reason"].as_str().expect("a reason");
    assert!(reason.contains(OWNER) && reason.contains("a test"), "{reason}");
    harness.until("the next", async || renews_at(&harness).await == START + 54 * DAY).await;
    service.pass(&harness, 27 * DAY);
    renewed(&harness, &service, 3).await;
    assert_eq!(service.known().bans["u1"], START + 84 * DAY);
}

async fn renews_at(harness: &Harness) -> i64 {
    sqlx::query_scalar("SELECT MAX(renew_at) FROM standing_bans")
        .fetch_one(&harness.database().await)
        .await
        .expect("a row")
}

#[tokio::test]
async fn a_ban_lifted_elsewhere_is_not_set_again() {
    let (service, harness, owner) = with(&["u1"]).await;
    start(&owner, &["u1"]).await;
    service.known().bans.clear();
    service.pass(&harness, 27 * DAY);
    let told = stopped(&harness).await;
    assert_eq!(told, [json!({"userId": "u1", "why": "liftedElsewhere"})]);
    assert_eq!(service.calls(BAN), 1);
    let owner = harness.owner_again().await;
    let log = owner.see("audit?admin=gateway").await;
    assert_eq!(log["entries"][0]["action"], "/api/v1/apps/{app}/standing-bans/stop");
    assert_eq!(owner.see("users/u1").await["ban"], json!(null));
}

#[tokio::test]
async fn lifting_the_ban_stops_it_and_stopping_leaves_the_ban() {
    let (service, harness, owner) = with(&["u1", "u2"]).await;
    start(&owner, &["u1", "u2"]).await;
    owner.call(UNBAN, json!({"userIds": ["u1"]})).await;
    let (_, answer) = owner.act("standing-bans/stop", json!({"userIds": ["u2"]})).await;
    assert_eq!((&answer["outcome"], &answer["http"]), (&json!("done"), &json!(null)));
    let why = |user: &str, why: &str| json!({"userId": user, "why": why});
    assert_eq!(stopped(&harness).await, [why("u1", "lifted"), why("u2", "stopped")]);
    let page = owner.see("bans?fresh=true").await;
    assert_eq!(
        (&page["bans"][0]["userId"], &page["bans"][0]["standing"]),
        (&json!("u2"), &json!(false))
    );
    assert_eq!(owner.see("audit").await["entries"][0]["id"], answer["entry"]);
    service.pass(&harness, 29 * DAY);
    harness.owner_again().await.see("bans?fresh=true").await;
    assert_eq!(service.calls(BAN), 1);
}

#[tokio::test]
async fn a_service_that_does_not_answer_is_asked_again_later() {
    let (service, harness, owner) = with(&["u1"]).await;
    start(&owner, &["u1"]).await;
    owner.see("bans?fresh=true").await;
    service.known().failing.push(LIST);
    let due = START + 27 * DAY;
    service.pass(&harness, 27 * DAY);
    for wait in [5, 10, 20] {
        let next = harness.clock.as_ref();
        let next = kit::Clock::now(next) + wait * 60_000;
        harness.until("the next try", async || renews_at(&harness).await == next).await;
        service.pass(&harness, wait * 60_000);
    }
    service.known().failing.clear();
    service.known().failing.push(BAN);
    let tried = service.calls(BAN);
    harness.until("a wait", async || renews_at(&harness).await > due + 35 * 60_000).await;
    service.pass(&harness, 40 * 60_000);
    harness.until("a try", async || service.calls(BAN) > tried).await;
    service.known().failing.clear();
    harness.until("a wait", async || renews_at(&harness).await > due + 75 * 60_000).await;
    service.pass(&harness, 80 * 60_000);
    harness.until("done", async || renews_at(&harness).await > due + 20 * DAY).await;
}

#[tokio::test]
async fn it_survives_a_restart_and_stops_with_its_app() {
    let (service, harness, owner) = with(&["u1"]).await;
    start(&owner, &["u1"]).await;
    let harness = harness.kill_and_restart().await;
    service.pass(&harness, 28 * DAY);
    renewed(&harness, &service, 2).await;
    let harness = harness.restart_with(|config| config.apps[0].slug = "other".into()).await;
    let told = stopped(&harness).await;
    assert_eq!(told, [json!({"userId": "u1", "why": "stopped"})]);
    service.pass(&harness, 60 * DAY);
    assert_eq!(service.calls(BAN), 2);
}

#[tokio::test]
async fn an_ordinary_ban_in_between_does_not_end_it() {
    let (service, harness, owner) = with(&["u1"]).await;
    start(&owner, &["u1"]).await;
    ban(&owner, &["u1"], 10).await;
    renewed(&harness, &service, 3).await;
    assert_eq!(service.known().bans["u1"], START + 30 * DAY, "the standing ban goes on at once");
    let user = owner.see("users/u1").await;
    assert_eq!(user["ban"]["standing"], true);
}
