//! Whether a user is muted in direct channels, as the list of all who are tells it.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Caller, Harness, Local, START, read};
use crate::job_relations::{MUTE, done, finished, with_users};
use crate::service::ISSUE;

async fn muted(caller: &Caller, user: &str) -> Value {
    let (status, found) =
        read(caller.get(&format!("/api/v1/apps/acme/users/{user}/mute")).await).await;
    assert_eq!((status, &found["at"]), (StatusCode::OK, &json!(START)), "{found}");
    found["muted"].clone()
}

#[tokio::test]
async fn whoever_is_on_the_list_is_muted() {
    let (_local, _harness, owner, _) = with_users(2).await;
    assert_eq!(muted(&owner, "u0").await, json!({"known": false}));
    let mute = json!({"userIds": ["u0"], "muteState": 1, "channelTypes": ["PERSON"]});
    done(&owner, MUTE, mute).await;
    assert_eq!(muted(&owner, "u0").await, json!({"known": true}));
    assert_eq!(muted(&owner, "u1").await, json!({"known": false}));
    assert_eq!(muted(&owner, "nobody").await, json!({"known": false}));
}

#[tokio::test]
async fn a_list_is_read_to_its_end_and_a_long_one_no_further_than_two_thousand() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    done(&owner, ISSUE, json!({"userId": "last", "name": "n"})).await;
    let users = |from: usize, to: usize| -> Vec<Value> {
        (from..to).map(|n| json!({"userId": format!("m{n:04}"), "name": "n"})).collect()
    };
    let mute = async |users: &[Value]| {
        let body = json!({"action": "register", "users": users});
        finished(&harness, &owner, body).await;
        let ids: Vec<&Value> = users.iter().map(|user| &user["userId"]).collect();
        for some in ids.chunks(1000) {
            let mute = json!({"userIds": some, "muteState": 1, "channelTypes": ["PERSON"]});
            done(&owner, MUTE, mute).await;
        }
    };
    mute(&users(0, 400)).await;
    assert_eq!(muted(&owner, "last").await, json!({"known": false}), "two whole pages");
    assert_eq!(muted(&owner, "m0000").await, json!({"known": true}));
    mute(&users(400, 2000)).await;
    assert_eq!(muted(&owner, "last").await, json!({"known": null}), "there may be more");
    assert_eq!(muted(&owner, "m1999").await, json!({"known": true}));
}

#[tokio::test]
async fn a_list_that_cannot_be_read_is_told_so() {
    let harness = Harness::before("http://127.0.0.1:9").await;
    let owner = harness.owner().await;
    assert_eq!(muted(&owner, "u0").await, json!("unreachable"));
}
