//! Taking changes back.

use nexconn_api::spec::Role;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::bans::{ban, with};
use crate::harness::{APP, Caller, START, operation, read};
use crate::service::{BAN, LIST, UNBAN, UPDATE};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

async fn undo(caller: &Caller, entry: i64) -> (StatusCode, Value) {
    let path = format!("/api/v1/apps/{APP}/audit/{entry}/undo");
    read(caller.post(&path, json!({"operation": operation()})).await).await
}

fn entry(answer: &Value) -> i64 {
    assert_eq!(answer["outcome"], "done", "{answer}");
    answer["entry"].as_i64().expect("an entry")
}

async fn logged(caller: &Caller, entry: i64) -> Value {
    let log = caller.see("audit").await;
    let entries = log["entries"].as_array().expect("entries");
    entries.iter().find(|found| found["id"] == json!(entry)).expect("the entry").clone()
}

#[tokio::test]
async fn a_ban_is_lifted_or_gets_its_earlier_end_again() {
    let (service, harness, owner) = with(&["u1", "u2", "u3"]).await;
    ban(&owner, &["u1"], 60).await;
    owner.see("bans?fresh=true").await;
    service.known().bans.insert("u3".into(), START + 90 * MINUTE);
    owner.see("bans?fresh=true").await;
    let banned = ban(&owner, &["u1", "u2", "u3"], 600).await;
    let until = START + 7 * DAY;
    assert_eq!(logged(&owner, banned).await["undo"], json!({"state": "open", "until": until}));
    service.pass(&harness, 10 * MINUTE + 1);
    let (status, undone) = undo(&owner, banned).await;
    assert_eq!((status, &undone["nothingLeft"]), (StatusCode::OK, &json!([])), "{undone}");
    let changes = undone["changes"].as_array().expect("changes");
    assert_eq!(changes.len(), 3, "an end each, and a lift");
    let by = changes[0]["entry"].clone();
    assert_eq!(logged(&owner, banned).await["undo"], json!({"state": "done", "by": by}));
    for change in changes {
        let of = change["entry"].as_i64().expect("an entry");
        assert_eq!(logged(&owner, of).await["undoes"], json!(banned));
    }
    let ends = service.known().bans.clone();
    assert_eq!(ends.get("u2"), None);
    assert_eq!(ends["u1"], START + 60 * MINUTE + 1, "for what is left, rounded up");
    assert_eq!(ends["u3"], START + 90 * MINUTE + 1);
    assert_eq!(undo(&owner, banned).await.0, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_lifted_ban_comes_back_for_what_is_left_of_it() {
    let (service, harness, owner) = with(&["u1", "u2"]).await;
    ban(&owner, &["u1"], 60).await;
    let lifted = entry(&owner.call(UNBAN, json!({"userIds": ["u1", "u2"]})).await.1);
    service.pass(&harness, 20 * MINUTE);
    let (_, undone) = undo(&owner, lifted).await;
    assert_eq!(undone["nothingLeft"], json!(["u2"]), "who was not banned is not banned now");
    assert_eq!(service.known().bans["u1"], START + 60 * MINUTE);

    let lifted = entry(&owner.call(UNBAN, json!({"userIds": ["u1"]})).await.1);
    service.pass(&harness, 40 * MINUTE);
    let (_, undone) = undo(&owner, lifted).await;
    assert_eq!(undone, json!({"changes": [], "nothingLeft": ["u1"]}));
    assert_eq!(logged(&owner, lifted).await["undo"], json!(null), "it is offered no longer");
    let event = harness.events("change").await.pop().expect("an event");
    assert_eq!((&event["id"], &event["undo"]), (&json!(lifted), &json!(null)));
}

#[tokio::test]
async fn name_and_avatar_come_back_as_they_were() {
    let (service, _harness, owner) = with(&["u1"]).await;
    let change = json!({"userId": "u1", "name": "other", "avatarUrl": ""});
    let changed = entry(&owner.call(UPDATE, change).await.1);
    service.known().users.get_mut("u1").expect("a user").1 = "https://later".into();
    let (_, undone) = undo(&owner, changed).await;
    assert_eq!(undone["changes"][0]["outcome"], "done", "{undone}");
    let user = service.known().users["u1"].clone();
    assert_eq!(user, ("n".into(), "https://later".into()), "the avatar was not changed");
    assert_eq!(owner.see("users/u1").await["name"], "n");
    let same = entry(&owner.call(UPDATE, json!({"userId": "u1", "name": "n"})).await.1);
    assert_eq!(logged(&owner, same).await["undo"], json!(null), "nothing to take back");
}

#[tokio::test]
async fn what_was_not_done_or_could_not_be_read_is_not_taken_back() {
    let (service, _harness, owner) = with(&["u1"]).await;
    service.known().failing.push("/v4/user/get");
    let changed = entry(&owner.call(UPDATE, json!({"userId": "u1", "name": "x"})).await.1);
    assert_eq!(undo(&owner, changed).await.0, StatusCode::CONFLICT);
    service.known().failing.push(BAN);
    let request = json!({"userIds": ["u1"], "durationMinutes": 5});
    let (_, refused) = owner.call(BAN, request).await;
    assert_eq!(refused["outcome"], "refused");
    let refused = refused["entry"].as_i64().expect("an entry");
    assert_eq!(undo(&owner, refused).await.0, StatusCode::CONFLICT);
    assert_eq!(undo(&owner, 999).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_standing_ban_is_lifted_and_stops() {
    let (service, harness, owner) = with(&["u1", "u2"]).await;
    ban(&owner, &["u2"], 60).await;
    let (_, answer) = owner.act("standing-bans", json!({"userIds": ["u1", "u2"]})).await;
    let (_, undone) = undo(&owner, entry(&answer)).await;
    assert_eq!(undone["changes"].as_array().expect("changes").len(), 2, "{undone}");
    let ends = service.known().bans.clone();
    assert_eq!((ends.get("u1"), ends.get("u2")), (None, Some(&(START + 60 * MINUTE))));
    assert_eq!(harness.events("standingStopped").await.len(), 2);
    assert_eq!(harness.count("standing_bans WHERE stopped_at IS NULL").await, 0);
}

#[tokio::test]
async fn it_needs_the_role_of_what_takes_it_back() {
    let (service, harness, owner) = with(&["u1"]).await;
    let banned = ban(&owner, &["u1"], 60).await;
    let changed = entry(&owner.call(UPDATE, json!({"userId": "u1", "name": "x"})).await.1);
    let viewer = harness.admin("vi@example.com", Role::Viewer).await;
    assert_eq!(undo(&viewer, banned).await.0, StatusCode::FORBIDDEN);
    let moderator = harness.admin("mo@example.com", Role::Moderator).await;
    assert_eq!(undo(&moderator, changed).await.0, StatusCode::FORBIDDEN);
    assert_eq!((service.calls(UNBAN), service.calls(UPDATE)), (0, 1));
    assert_eq!(undo(&moderator, banned).await.0, StatusCode::OK);
    assert!(!service.is_banned("u1"));
}

#[tokio::test]
async fn old_values_are_deleted_after_seven_days() {
    let (service, harness, owner) = with(&["u1"]).await;
    let changed = entry(&owner.call(UPDATE, json!({"userId": "u1", "name": "x"})).await.1);
    service.pass(&harness, 7 * DAY - 1);
    let open = logged(&harness.owner_again().await, changed).await["undo"]["state"].clone();
    assert_eq!(open, "open");
    service.pass(&harness, 1);
    let owner = harness.owner_again().await;
    assert_eq!(logged(&owner, changed).await["undo"], json!(null));
    assert_eq!(undo(&owner, changed).await.0, StatusCode::CONFLICT);
    harness.until("gone", async || harness.count("undo").await == 0).await;
}

#[tokio::test]
async fn what_is_cut_off_before_its_outcome_is_not_taken_back() {
    let (service, harness, owner) = with(&["u1"]).await;
    let banned = ban(&owner, &["u1"], 60).await;
    let pending = "UPDATE audit SET outcome = 'pending' WHERE id = $1";
    sqlx::query(pending).bind(banned).execute(&harness.database().await).await.expect("set");
    let harness = harness.kill_and_restart().await;
    assert_eq!(harness.count("undo").await, 0);
    assert!(service.calls(LIST) <= 1);
}

#[tokio::test]
async fn what_others_changed_since_is_not_taken_back() {
    let (service, _harness, owner) = with(&["u1", "u2", "u3"]).await;
    let banned = ban(&owner, &["u1", "u2"], 60).await;
    owner.see("bans?fresh=true").await;
    ban(&owner, &["u1"], 600).await;
    service.known().bans.remove("u2");
    owner.see("bans?fresh=true").await;
    let (_, undone) = undo(&owner, banned).await;
    assert_eq!(undone, json!({"changes": [], "nothingLeft": ["u1", "u2"]}));

    ban(&owner, &["u3"], 60).await;
    let lifted = entry(&owner.call(UNBAN, json!({"userIds": ["u3"]})).await.1);
    ban(&owner, &["u3"], 6000).await;
    let (_, undone) = undo(&owner, lifted).await;
    assert_eq!(undone, json!({"changes": [], "nothingLeft": ["u3"]}));
    assert_eq!(service.known().bans["u3"], START + 6000 * MINUTE);
}

#[tokio::test]
async fn two_who_take_it_back_at_once_do_it_once() {
    let (service, _harness, owner) = with(&["u1"]).await;
    let banned = ban(&owner, &["u1"], 60).await;
    let (first, second) = tokio::join!(undo(&owner, banned), undo(&owner, banned));
    let mut found = [first.0, second.0];
    found.sort();
    assert_eq!(found, [StatusCode::OK, StatusCode::CONFLICT]);
    assert_eq!(service.calls(UNBAN), 1);
}
