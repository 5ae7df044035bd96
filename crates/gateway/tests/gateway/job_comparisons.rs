//! What jobs say at their end of users of whom Nexconn said that it was done, and it was not.

use serde_json::{Value, json};

use crate::harness::{Caller, Harness};
use crate::job_relations::{done, finished, with_users};
use crate::jobs::{counts, make, over};
use crate::service::{BLOCK, BLOCKED, ISSUE, Service, UNBLOCK};

/// The ids that a job tells as otherwise.
async fn otherwise(owner: &Caller, job: i64) -> Vec<Value> {
    let page = owner.see(&format!("jobs/{job}/items?note=readOtherwise")).await;
    let items = page["items"].as_array().expect("items").clone();
    items
        .iter()
        .map(|item| item["target"].as_str().map_or(&item["userId"], |_| &item["target"]).clone())
        .collect()
}

#[tokio::test]
async fn an_id_that_nexconn_ignored_counts_as_refused_and_can_be_tried_again() {
    let (_local, harness, owner, _) = with_users(2).await;
    let pair = |target: &str| json!({"userId": "anna", "targetId": target});
    let ids = json!(["u0", "nobody", "u1"]);
    let bodies = [
        json!({"action": "block", "pairs": [pair("u0"), pair("nobody"), pair("u1")]}),
        json!({"action": "setTags", "userIds": ids, "tags": ["vip"]}),
        json!({"action": "mute", "userIds": ids}),
        json!({"action": "setFriendPermission", "userIds": ids, "permissionType": 3}),
    ];
    let mut jobs = Vec::new();
    for body in bodies {
        let (job, detail) = finished(&harness, &owner, body.clone()).await;
        assert_eq!(counts(&detail), [0, 0, 2, 1, 0], "{body}: {detail}");
        assert_eq!(otherwise(&owner, job).await, ["nobody"], "{body}");
        jobs.push(job);
    }
    assert_eq!(harness.count("job_items WHERE state = 'done' AND fields IS NOT NULL").await, 0);
    done(&owner, ISSUE, json!({"userId": "nobody", "name": "n"})).await;
    for job in jobs {
        owner.act(&format!("jobs/{job}/retry"), json!({})).await;
        let detail = over(&harness, &owner, job).await;
        assert_eq!(counts(&detail), [0, 0, 3, 0, 0], "{detail}");
    }
}

#[tokio::test]
async fn what_is_lifted_or_cleared_is_so_for_everybody() {
    let (_local, harness, owner, users) = with_users(3).await;
    let pair = |target: &String| json!({"userId": "anna", "targetId": target});
    let pairs: Vec<Value> = users.iter().map(pair).collect();
    for action in ["unblock", "removeFriends"] {
        let body = json!({"action": action, "pairs": pairs});
        assert_eq!(counts(&finished(&harness, &owner, body).await.1), [0, 0, 3, 0, 0], "{action}");
    }
    for action in ["unmute", "clearProfiles"] {
        let body = json!({"action": action, "userIds": users});
        assert_eq!(counts(&finished(&harness, &owner, body).await.1), [0, 0, 3, 0, 0], "{action}");
    }
}

/// A gateway before a service that can be held, with `anna` and some others.
async fn before_service(others: &[&str]) -> (Service, Harness, Caller) {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    for user in others.iter().chain(&["anna"]) {
        service.known().users.insert((*user).to_owned(), ("n".to_owned(), String::new()));
    }
    let owner = harness.owner().await;
    (service, harness, owner)
}

#[tokio::test]
async fn a_pair_that_somebody_changed_meanwhile_stays_as_nexconn_said() {
    let (service, harness, owner) = before_service(&["u0", "u1"]).await;
    service.hold(Some(BLOCK));
    let pairs = json!([{"userId": "anna", "targetId": "u0"}, {"userId": "anna", "targetId": "x"}]);
    let job = make(&owner, json!({"action": "block", "pairs": pairs})).await;
    harness.until("blocked", async || service.known().blocked.contains_key("anna")).await;
    done(&owner, UNBLOCK, json!({"userId": "anna", "blockedUserIds": ["u0"]})).await;
    service.hold(None);
    let detail = over(&harness, &owner, job).await;
    assert_eq!(counts(&detail), [0, 0, 1, 1, 0], "{detail}");
    assert_eq!(otherwise(&owner, job).await, ["x"], "only who was never there");
}

#[tokio::test]
async fn what_cannot_be_read_stays_as_it_was_told() {
    let (service, harness, owner) = before_service(&[]).await;
    service.known().not_enabled.push(BLOCKED);
    let pairs = json!([{"userId": "anna", "targetId": "x"}]);
    let job = make(&owner, json!({"action": "block", "pairs": pairs})).await;
    assert_eq!(counts(&over(&harness, &owner, job).await), [0, 0, 1, 0, 0]);
}
