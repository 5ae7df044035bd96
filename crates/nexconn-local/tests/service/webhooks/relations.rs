//! What becomes of friendships and hosted profiles.

use nexconn_api::nexconn::{AddFriendRequest, FriendPermission};
use nexconn_api::webhooks::Event;
use serde_json::{Value, json};

use super::receiver::{Got, Receiver};
use super::set;
use crate::caller::Caller;
use crate::fixture::{Local, START, register};
use crate::friends::{add, make_friends, permit};

struct World {
    local: Local,
    caller: Caller,
    receiver: Receiver,
}

impl World {
    /// A service with these users, of whose relations a receiver is told.
    async fn of(ids: &[&str]) -> Self {
        let environment = nexconn_api::admin::Environment::Production;
        let local = Local::with(&[environment], |config| config.rate_limits = false).await;
        let (caller, receiver) = (local.caller(), Receiver::start().await);
        for id in ids {
            register(&caller, id, "for push").await.expect("issued");
        }
        let events = [Event::ProfileUpdate, Event::Friendship];
        set(&caller, Some(receiver.url()), &events).await;
        Self { local, caller, receiver }
    }

    async fn done(&self, path: &str, request: Value) {
        assert_eq!(self.caller.post(path, &request).await.verdict(), (200, 0), "{request}");
    }

    /// What was told, once that many webhooks came.
    async fn told(&self, count: usize) -> Vec<Value> {
        let all = self.receiver.until(count).await;
        all.iter().flat_map(items).collect()
    }
}

/// The items of a webhook, each with its type.
fn items(got: &Got) -> Vec<Value> {
    let items = got.body["data"].as_array().expect("items");
    let typed = |item: &Value| {
        let mut item = item.clone();
        item["type"] = got.body["type"].clone();
        item
    };
    items.iter().map(typed).collect()
}

fn friendship(operation_type: i64, user_id: &str, other: &str) -> Value {
    json!({"type": "user:friendship", "operationType": operation_type, "userId": user_id,
        "toUserId": other, "time": START, "os": "Server"})
}

#[tokio::test]
async fn each_step_of_a_friendship_is_told_of_who_did_it() {
    let world = World::of(&["a", "b", "c"]).await;
    let request = json!({"userId": "a", "targetId": "b", "extra": "hello"});
    assert_eq!(world.caller.post("/v4/friend/add", &request).await.verdict(), (200, 25461));
    permit(&world.caller, "c", FriendPermission::Anyone).await;
    add(&world.caller, "a", "c", AddFriendRequest::AS_PERMITTED).await.expect("friends");
    make_friends(&world.caller, "a", &["b"]).await;
    world.done("/v4/friend/remove", json!({"userId": "a", "targetIds": ["b", "c", "b"]})).await;
    world.done("/v4/friend/remove", json!({"userId": "a", "targetIds": ["b", "c"]})).await;
    let mut requested = friendship(1, "a", "b");
    requested["extra"] = json!("hello");
    let expected = [
        requested,
        friendship(5, "a", "c"),
        friendship(5, "a", "b"),
        friendship(4, "a", "b"),
        friendship(4, "a", "c"),
    ];
    assert_eq!(world.told(4).await, expected);
    world.local.stop().await;
}

#[tokio::test]
async fn a_full_clear_comes_in_webhooks_of_a_hundred() {
    let ids: Vec<String> = (0..150).map(|number| format!("u{number:03}")).collect();
    let others: Vec<&str> = ids.iter().map(String::as_str).collect();
    let world = World::of(&others).await;
    register(&world.caller, "a", "for push").await.expect("issued");
    make_friends(&world.caller, "a", &others).await;
    world.receiver.until(150).await;
    world.done("/v4/friend/remove-all", json!({"userId": "a"})).await;
    world.done("/v4/friend/remove-all", json!({"userId": "a"})).await;
    let all = world.receiver.until(152).await;
    let told: Vec<_> = all[150..].iter().map(items).collect();
    assert_eq!((told.len(), told[0].len(), told[1].len()), (2, 100, 50));
    let expected: Vec<_> = others.iter().map(|other| friendship(4, "a", other)).collect();
    assert_eq!(told.concat(), expected);
    world.local.stop().await;
}

#[tokio::test]
async fn a_changed_profile_is_told_whole_and_a_cleared_one_without_content() {
    let world = World::of(&["u"]).await;
    world.done("/console/profile-keys/set", json!({"keys": ["ext_city"]})).await;
    let set = async |basic: Value, ext: Value| {
        let request = json!({"userId": "u", "userProfile": basic, "userExtProfile": ext});
        world.done("/v4/user/profile/set", request).await;
    };
    set(json!({"name": "小雨"}), json!({"ext_city": "Lyon"})).await;
    set(json!({"level": 3}), json!({"ext_city": ""})).await;
    for _ in 0..2 {
        world.done("/v4/user/profile/delete", json!({"userIds": ["u", "nobody"]})).await;
    }
    let item = |operation_type: i64, content: Value| {
        let mut item = content;
        for (key, value) in [
            ("type", json!("user:profile_update")),
            ("operatorId", json!("u")),
            ("operationType", json!(operation_type)),
            ("time", json!(START)),
        ] {
            item[key] = value;
        }
        item
    };
    let expected = [
        item(1, json!({"userProfile": {"name": "小雨"}, "userMetaData": {"ext_city": "Lyon"}})),
        item(1, json!({"userProfile": {"name": "小雨", "level": 3}})),
        item(0, json!({})),
    ];
    assert_eq!(world.told(3).await, expected);
    world.local.stop().await;
}

#[tokio::test]
async fn what_is_refused_or_not_switched_on_is_not_told() {
    let world = World::of(&["a", "b"]).await;
    add(&world.caller, "a", "a", AddFriendRequest::AT_ONCE).await.expect_err("refused");
    set(&world.caller, Some(world.receiver.url()), &[Event::ProfileUpdate]).await;
    make_friends(&world.caller, "a", &["b"]).await;
    world.done("/v4/user/profile/set", json!({"userId": "a", "userProfile": {"level": 1}})).await;
    let told = world.told(1).await;
    assert_eq!((told.len(), &told[0]["type"]), (1, &json!("user:profile_update")));
    world.local.stop().await;
}
