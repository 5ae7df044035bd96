//! Hosted profiles: what is set, merged, refused with its key, listed and erased.

use nexconn_api::Code;
use nexconn_api::admin::Environment::Production;
use nexconn_api::local::{GetProfileKeys, GetProfileKeysRequest, ProfileKeys, SetProfileKeys};
use nexconn_api::nexconn::{
    BatchGetUserProfiles, BatchGetUserProfilesRequest, DeleteUserProfiles,
    DeleteUserProfilesRequest, HostedProfile, ListUserProfiles, ListUserProfilesRequest,
    RESTORABLE_AFTER,
};
use serde_json::{Value, json};

use crate::caller::{Answer, Caller};
use crate::fixture::{Local, START, get, register};
use crate::soft_delete::{delete, restore};

const SET: &str = "/v4/user/profile/set";

async fn set(caller: &Caller, id: &str, basic: Value, ext: Value) -> Answer {
    let mut body = json!({"userId": id});
    for (field, value) in [("userProfile", basic), ("userExtProfile", ext)] {
        if !value.is_null() {
            body[field] = value;
        }
    }
    caller.post(SET, &body).await
}

async fn set_name(caller: &Caller, id: &str, name: &str) {
    let answer = set(caller, id, json!({"name": name}), Value::Null).await;
    assert_eq!(answer.body, json!({"code": 0}));
}

async fn declare(caller: &Caller, keys: &[&str]) {
    let keys = keys.iter().map(|key| (*key).to_owned()).collect();
    caller.call::<SetProfileKeys>(&ProfileKeys { keys }).await.expect("declared");
}

async fn batch(caller: &Caller, ids: &[&str]) -> Vec<HostedProfile> {
    let user_ids = ids.iter().map(|id| (*id).to_owned()).collect();
    let request = BatchGetUserProfilesRequest { user_ids };
    caller.call::<BatchGetUserProfiles>(&request).await.expect("told").users
}

async fn listed(caller: &Caller, request: ListUserProfilesRequest) -> Vec<String> {
    let told = caller.call::<ListUserProfiles>(&request).await.expect("told");
    told.users.into_iter().map(|user| user.user_id).collect()
}

async fn registered(caller: &Caller, ids: &[&str]) {
    for id in ids {
        register(caller, id, "for push").await.expect("issued");
    }
}

#[tokio::test]
async fn what_is_given_is_merged_and_an_empty_text_clears() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    registered(&caller, &["u"]).await;
    declare(&caller, &["ext_city", "ext_tier"]).await;
    let basic = json!({"name": "小雨", "gender": 2, "level": null});
    set(&caller, "u", basic, json!({"ext_city": "Lyon"})).await;
    set(&caller, "u", json!({"role": 7, "name": ""}), json!({"ext_tier": "1"})).await;
    let told = caller.post("/v4/user/profile/batch/get", &json!({"userIds": ["u", "u"]})).await;
    let profile = json!({
        "userId": "u",
        "version": START + 1,
        "userProfile": {"gender": 2, "role": 7},
        "userExtProfile": {"ext_city": "Lyon", "ext_tier": "1"}
    });
    assert_eq!(told.body, json!({"code": 0, "result": {"users": [profile]}}));
    assert_eq!(get(&caller, "u").await.expect("there").name, "for push", "a record of its own");
    local.clock.advance(1000);
    set(&caller, "u", Value::Null, json!({"ext_city": "", "ext_tier": ""})).await;
    let [told] = &batch(&caller, &["u"]).await[..] else { panic!("one profile") };
    assert_eq!((told.version, &told.user_ext_profile), (Some(START + 1000), &None));
    local.stop().await;
}

#[tokio::test]
async fn a_refusal_names_the_key_and_changes_nothing() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    registered(&caller, &["u"]).await;
    declare(&caller, &["ext_a"]).await;
    let before = local.snapshot().await;
    let basic = |key: &str, value: Value| (json!({key: value}), Value::Null);
    let ext = |key: &str, value: Value| (Value::Null, json!({key: value}));
    let wrong = [
        (basic("nickname", json!("x")), 24361, "nickname"),
        (basic("name", json!("雨".repeat(65))), 24364, "name"),
        (basic("portraitUri", json!("a".repeat(1025))), 24364, "portraitUri"),
        (basic("level", json!("7")), 24367, "level"),
        (basic("gender", json!(3)), 24368, "gender"),
        (basic("role", json!(-1)), 24368, "role"),
        (basic("name", json!(5)), 1002, "name"),
        (ext("ext_b", json!("x")), 24362, "ext_b"),
        (ext("city", json!("x")), 24362, "city"),
        (ext("ext_a", json!("a".repeat(257))), 24364, "ext_a"),
        (ext("ext_a", json!(1)), 1002, "ext_a"),
    ];
    for ((basic, ext), code, key) in wrong {
        let answer = set(&caller, "u", basic, ext).await;
        assert_eq!(answer.verdict(), (400, code), "{key}: {}", answer.body);
        assert_eq!(answer.body["profileKey"], key, "{}", answer.body);
    }
    let many: Value = (0..21).map(|n| (format!("ext_{n}"), json!("x"))).collect();
    let answer = set(&caller, "u", Value::Null, many).await;
    assert_eq!(answer.verdict(), (400, 24363));
    assert_eq!(set(&caller, "u", Value::Null, Value::Null).await.verdict(), (400, 1002));
    assert_eq!(set(&caller, "nobody", json!({}), Value::Null).await.verdict(), (400, 24366));
    assert_eq!(local.snapshot().await, before);
    local.stop().await;
}

#[tokio::test]
async fn a_profile_has_twenty_custom_attributes_at_most_and_loses_undeclared_ones_by_clearing() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    registered(&caller, &["u"]).await;
    let attributes = |numbers: std::ops::Range<i32>, value: &str| -> (Vec<String>, Value) {
        let keys: Vec<String> = numbers.map(|n| format!("ext_{n}")).collect();
        let object = keys.iter().map(|key| (key.clone(), json!(value))).collect();
        (keys, object)
    };
    let (first, values) = attributes(0..20, "x");
    declare(&caller, &first.iter().map(String::as_str).collect::<Vec<_>>()).await;
    assert_eq!(set(&caller, "u", Value::Null, values).await.verdict(), (200, 0));
    declare(&caller, &["ext_new"]).await;
    let new = || json!({"ext_new": "x"});
    assert_eq!(set(&caller, "u", Value::Null, new()).await.verdict(), (400, 24363));
    let again = set(&caller, "u", Value::Null, json!({"ext_0": "y"})).await;
    assert_eq!(again.verdict(), (400, 24362), "declared no more");
    assert_eq!(set(&caller, "u", Value::Null, json!({"ext_0": ""})).await.verdict(), (200, 0));
    assert_eq!(set(&caller, "u", Value::Null, new()).await.verdict(), (200, 0));
    local.stop().await;
}

#[tokio::test]
async fn keys_are_declared_in_place_of_the_earlier_ones() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let keys =
        async || caller.call::<GetProfileKeys>(&GetProfileKeysRequest {}).await.expect("told").keys;
    assert_eq!(keys().await, [""; 0]);
    declare(&caller, &["ext_b", "ext_a", "ext_b"]).await;
    assert_eq!(keys().await, ["ext_a", "ext_b"]);
    declare(&caller, &[]).await;
    assert_eq!(keys().await, [""; 0]);
    let answer =
        caller.post("/console/profile-keys/set", &json!({"keys": ["ext_a", "city"]})).await;
    assert_eq!(answer.verdict(), (400, 1002));
    assert!(answer.message().contains("keys[1]"), "{}", answer.message());
    local.stop().await;
}

#[tokio::test]
async fn the_list_has_users_with_a_profile_by_their_registration() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    for id in ["b", "a", "none", "c"] {
        registered(&caller, &[id]).await;
        local.clock.advance(1000);
    }
    for id in ["c", "a", "b"] {
        set_name(&caller, id, id).await;
    }
    let request = |page, page_size, order| ListUserProfilesRequest { page, page_size, order };
    assert_eq!(listed(&caller, request(None, None, None)).await, ["b", "a", "c"]);
    assert_eq!(listed(&caller, request(Some(1), None, Some(1))).await, ["c", "a", "b"]);
    assert_eq!(listed(&caller, request(Some(2), Some(2), Some(0))).await, ["c"]);
    assert_eq!(listed(&caller, request(Some(i64::MAX), None, None)).await, [""; 0]);
    let told: Vec<_> = batch(&caller, &["c", "nobody", "none", "a"]).await;
    let told: Vec<_> = told.iter().map(|user| user.user_id.as_str()).collect();
    assert_eq!(told, ["c", "a"]);
    let request = DeleteUserProfilesRequest { user_ids: vec!["a".into(), "nobody".into()] };
    caller.call::<DeleteUserProfiles>(&request).await.expect("done");
    assert_eq!(listed(&caller, ListUserProfilesRequest::default()).await, ["b", "c"]);
    local.stop().await;
}

#[tokio::test]
async fn a_soft_delete_erases_the_profile_and_takes_no_new_one() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    registered(&caller, &["u"]).await;
    set_name(&caller, "u", "小雨").await;
    delete(&caller, &["u"]).await;
    let refused = set(&caller, "u", json!({"name": "x"}), Value::Null).await;
    assert_eq!(refused.verdict(), (403, i64::from(Code::SOFT_DELETED.0)));
    local.operations_finished().await;
    assert_eq!(batch(&caller, &["u"]).await, []);
    local.clock.move_to(START + RESTORABLE_AFTER);
    restore(&caller, &["u"]).await;
    local.operations_finished().await;
    assert_eq!(batch(&caller, &["u"]).await, []);
    set_name(&caller, "u", "new").await;
    local.stop().await;
}
