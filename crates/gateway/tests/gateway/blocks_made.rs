//! When users were blocked through the gateway, and by whom.

use serde_json::{Value, json};

use crate::harness::{Caller, OWNER, START, read};
use crate::job_relations::{done, finished, with_users};
use crate::service::{BLOCK, UNBLOCK};

/// What is told of `u0` to `u4` on the blocklist of a user: id, time and entry.
async fn told(caller: &Caller, owner: &str) -> Vec<(String, i64, i64)> {
    let ids: Vec<String> = (0..5).map(|number| format!("u{number}")).collect();
    let body = json!({"userId": owner, "blockedUserIds": ids});
    let answer = caller.post("/api/v1/apps/acme/blocks-made", body).await;
    let (status, body) = read(answer).await;
    assert_eq!(status, 200, "{body}");
    let blocks = body["blocks"].as_array().expect("blocks");
    let one = |block: &Value| {
        assert_eq!(block["admin"], OWNER);
        let id = block["blockedUserId"].as_str().expect("an id").to_owned();
        let number = |name: &str| block[name].as_i64().expect("a number");
        (id, number("at"), number("entry"))
    };
    let mut told: Vec<_> = blocks.iter().map(one).collect();
    told.sort();
    told
}

#[tokio::test]
async fn the_last_change_of_a_pair_counts_whoever_made_it() {
    let (_local, harness, owner, _) = with_users(5).await;
    let block = async |of: &str, ids: Value| {
        done(&owner, BLOCK, json!({"userId": of, "targetUserIds": ids})).await;
    };
    block("anna", json!(["u0", "u1"])).await;
    // Two who are in one entry on another list are no pair, nor is the same pair the other way round.
    block("u4", json!(["anna", "u2"])).await;
    block("u2", json!(["anna", "u3"])).await;
    harness.clock.advance(1000);
    block("anna", json!(["u1"])).await;
    done(&owner, UNBLOCK, json!({"userId": "anna", "blockedUserIds": ["u0"]})).await;
    let pairs = json!([{"userId": "anna", "targetId": "u3"}]);
    finished(&harness, &owner, json!({"action": "block", "pairs": pairs})).await;
    let told_of = told(&owner, "anna").await;
    let ids: Vec<_> = told_of.iter().map(|(id, at, _)| (id.as_str(), *at)).collect();
    assert_eq!(ids, [("u1", START + 1000), ("u3", START + 1000)]);
    let entries = owner.see("audit?user=u3").await["entries"].clone();
    assert_eq!(told_of[1].2, entries[0]["id"], "that of the job's call");
    assert_eq!(told(&owner, "u2").await.len(), 1);
}

#[tokio::test]
async fn one_who_was_blocked_again_after_many_other_changes_is_found() {
    let (_local, harness, owner, _) = with_users(5).await;
    let ids = json!(["u0"]);
    done(&owner, BLOCK, json!({"userId": "anna", "targetUserIds": ids})).await;
    done(&owner, UNBLOCK, json!({"userId": "anna", "blockedUserIds": ids})).await;
    harness.clock.advance(1000);
    done(&owner, BLOCK, json!({"userId": "anna", "targetUserIds": ids})).await;
    for _ in 0..101 {
        done(&owner, BLOCK, json!({"userId": "anna", "targetUserIds": ["u1"]})).await;
    }
    let told = told(&owner, "anna").await;
    assert_eq!((told[0].0.as_str(), told[0].1), ("u0", START + 1000));
}
