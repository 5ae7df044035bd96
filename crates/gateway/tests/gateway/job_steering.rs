//! Steering jobs, trying again, and taking them back.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::bans::{ban, with};
use crate::harness::{Caller, START};
use crate::jobs::{counts, ids, make, over};
use crate::service::{BAN, Known, LIST};

async fn steer(owner: &Caller, job: i64, how: &str) -> (StatusCode, Value) {
    owner.act(&format!("jobs/{job}/{how}"), json!({})).await
}

fn state(answer: &(StatusCode, Value)) -> (StatusCode, &str) {
    (answer.0, answer.1["state"].as_str().unwrap_or_default())
}

#[tokio::test]
async fn a_paused_job_holds_until_it_is_resumed_and_a_cancelled_one_ends() {
    let (service, harness, owner) = with(&["u000", "u001"]).await;
    // A call that is refused as over the rate is sent again and again.
    service.known().throttled.push(BAN);
    let body = json!({"action": "ban", "userIds": ids(2), "durationMinutes": 60});
    let job = make(&owner, body).await;
    harness.until("tried", async || service.calls(BAN) > 3).await;
    assert_eq!(state(&steer(&owner, job, "pause").await), (StatusCode::OK, "paused"));
    harness
        .until("held", async || {
            counts(&owner.see(&format!("jobs/{job}")).await) == [2, 0, 0, 0, 0]
                && harness.count("jobs WHERE holder IS NOT NULL").await == 0
        })
        .await;
    assert_eq!(state(&steer(&owner, job, "pause").await), (StatusCode::OK, "paused"));
    assert_eq!(steer(&owner, job, "undo").await.0, StatusCode::CONFLICT, "not over");
    let before = service.calls(BAN);
    assert_eq!(state(&steer(&owner, job, "resume").await), (StatusCode::OK, "running"));
    harness.until("tried again", async || service.calls(BAN) > before).await;
    assert_eq!(state(&steer(&owner, job, "cancel").await), (StatusCode::OK, "cancelled"));
    let detail = over(&harness, &owner, job).await;
    assert_eq!((counts(&detail), &detail["job"]["state"]), ([2, 0, 0, 0, 0], &json!("cancelled")));
    for how in ["pause", "resume", "retry"] {
        assert_eq!(steer(&owner, job, how).await.0, StatusCode::CONFLICT, "{how}");
    }
    let log = owner.see("audit").await;
    let actions = log["entries"].as_array().expect("entries").iter();
    let steered = actions.filter(|entry| {
        let action = entry["action"].as_str().expect("a path");
        ["pause", "resume", "cancel"].iter().any(|how| action.ends_with(how))
    });
    assert_eq!(steered.count(), 3, "each once");
}

#[tokio::test]
async fn who_was_refused_is_tried_again() {
    let (service, harness, owner) = with(&[]).await;
    let users = json!([{"userId": "a", "name": "n"}, {"userId": "b", "name": "n"}]);
    service.known().full = true;
    let job = make(&owner, json!({"action": "register", "users": users})).await;
    let detail = over(&harness, &owner, job).await;
    assert_eq!(counts(&detail), [0, 0, 0, 2, 0]);
    assert_eq!(detail["groups"][0]["code"], 2007);
    service.known().full = false;
    assert_eq!(state(&steer(&owner, job, "retry").await), (StatusCode::OK, "running"));
    assert_eq!(counts(&over(&harness, &owner, job).await), [0, 0, 2, 0, 0]);
    let again = steer(&owner, job, "retry").await;
    assert_eq!(state(&again), (StatusCode::OK, "done"), "nobody is left");
}

#[tokio::test]
async fn one_bad_user_does_not_spoil_the_others_of_its_call() {
    let (service, harness, owner) = with(&["u000", "u001", "u002"]).await;
    service.known().poison = Some("u001".into());
    let body = json!({"action": "ban", "userIds": ids(3), "durationMinutes": 60});
    let job = make(&owner, body).await;
    let detail = over(&harness, &owner, job).await;
    assert_eq!(counts(&detail), [0, 0, 2, 1, 0]);
    assert_eq!(
        (&detail["groups"][0]["http"], &detail["groups"][0]["code"]),
        (&json!(400), &json!(400))
    );
    assert!(service.is_banned("u000") && !service.is_banned("u001") && service.is_banned("u002"));
    assert_eq!(service.calls(BAN), 4, "all together, then each alone");
}

fn end(known: &Known, id: &str) -> Option<i64> {
    known.bans.get(id).copied()
}

#[tokio::test]
async fn a_job_is_taken_back_as_far_as_nobody_changed_it_since() {
    let (service, harness, owner) = with(&["u000", "u001", "u002"]).await;
    ban(&owner, &["u001"], 30).await;
    harness.until("read", async || service.calls(LIST) > 0).await;
    let body = json!({"action": "ban", "userIds": ids(3), "durationMinutes": 600});
    let job = make(&owner, body).await;
    let detail = over(&harness, &owner, job).await;
    assert_eq!(detail["job"]["undo"]["state"], "open");
    ban(&owner, &["u002"], 90).await;
    let (status, undoing) = steer(&owner, job, "undo").await;
    assert_eq!(
        (status, &undoing["action"], &undoing["undoes"]),
        (StatusCode::OK, &json!("undo"), &json!(job))
    );
    let undoing = undoing["id"].as_i64().expect("a number");
    let detail = over(&harness, &owner, undoing).await;
    assert_eq!(counts(&detail), [0, 0, 3, 0, 0]);
    assert_eq!(detail["groups"][0]["note"], "nothingToUndo");
    let known = service.known().bans.len();
    assert_eq!(known, 2);
    assert_eq!(end(&service.known(), "u000"), None);
    assert_eq!(end(&service.known(), "u001"), Some(START + 30 * 60_000));
    assert_eq!(end(&service.known(), "u002"), Some(START + 90 * 60_000));
    assert_eq!(steer(&owner, job, "undo").await.0, StatusCode::CONFLICT);
    let undone = owner.see(&format!("jobs/{job}")).await;
    assert_eq!(undone["job"]["undo"], json!({"state": "done", "by": undoing}));
}

#[tokio::test]
async fn standing_bans_that_are_taken_back_are_renewed_no_longer() {
    let (service, harness, owner) = with(&["u000", "u001"]).await;
    ban(&owner, &["u001"], 30).await;
    let job = make(&owner, json!({"action": "standing", "userIds": ids(2)})).await;
    over(&harness, &owner, job).await;
    assert_eq!(owner.see("bans?standing=true").await["total"]["count"], 2);
    let (_, undoing) = steer(&owner, job, "undo").await;
    over(&harness, &owner, undoing["id"].as_i64().expect("a number")).await;
    assert_eq!(owner.see("bans?standing=true").await["total"]["count"], 0);
    assert_eq!(end(&service.known(), "u001"), Some(START + 30 * 60_000));
}

#[tokio::test]
async fn lifted_bans_are_set_again_for_what_was_left_of_them() {
    let (service, harness, owner) = with(&["u000"]).await;
    ban(&owner, &["u000"], 60).await;
    let job = make(&owner, json!({"action": "unban", "userIds": ids(1)})).await;
    over(&harness, &owner, job).await;
    service.pass(&harness, 10 * 60_000);
    let (_, undoing) = steer(&owner, job, "undo").await;
    over(&harness, &owner, undoing["id"].as_i64().expect("a number")).await;
    assert_eq!(end(&service.known(), "u000"), Some(START + 60 * 60_000));
}
