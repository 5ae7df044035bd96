//! Tags of users: replaced as a whole, told in the order of the request, erased.

use nexconn_api::admin::Environment::Production;
use nexconn_api::nexconn::{
    BatchGetUserTags, BatchGetUserTagsRequest, BatchSetUserTags, BatchSetUserTagsRequest,
    RESTORABLE_AFTER,
};
use serde_json::json;

use crate::caller::Caller;
use crate::fixture::{Local, START, register};
use crate::soft_delete::{delete, restore};

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

pub(crate) async fn set(caller: &Caller, ids: &[&str], tags: &[&str]) {
    let request = BatchSetUserTagsRequest { user_ids: owned(ids), tags: owned(tags) };
    caller.call::<BatchSetUserTags>(&request).await.expect("done");
}

pub(crate) async fn tags(caller: &Caller, ids: &[&str]) -> Vec<(String, Vec<String>)> {
    let request = BatchGetUserTagsRequest { user_ids: owned(ids) };
    let told = caller.call::<BatchGetUserTags>(&request).await.expect("told").users;
    told.into_iter().map(|user| (user.user_id, user.tags)).collect()
}

fn told(expected: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    expected.iter().map(|(id, tags)| ((*id).to_owned(), owned(tags))).collect()
}

#[tokio::test]
async fn tags_replace_all_that_each_user_had_and_none_clear() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    for id in ["a", "b"] {
        register(&caller, id, id).await.expect("issued");
    }
    set(&caller, &["a", "b", "nobody"], &["region-us", "vip", "region-us"]).await;
    set(&caller, &["b"], &["会员"]).await;
    let expected = told(&[("b", &["会员"]), ("a", &["region-us", "vip"])]);
    assert_eq!(tags(&caller, &["b", "nobody", "a", "b"]).await, expected);
    set(&caller, &["a"], &[]).await;
    assert_eq!(tags(&caller, &["a"]).await, told(&[("a", &[])]));
    local.stop().await;
}

#[tokio::test]
async fn a_thousand_users_are_tagged_at_once_and_wrong_tags_change_nothing() {
    let local = Local::with(&[Production], |config| config.rate_limits = false).await;
    let caller = local.caller();
    let ids: Vec<_> = (0..1000).map(|n| format!("u{n}")).collect();
    for id in ["u0", "u999"] {
        register(&caller, id, id).await.expect("issued");
    }
    let many = BatchSetUserTagsRequest { user_ids: ids.clone(), tags: owned(&["vip"]) };
    caller.call::<BatchSetUserTags>(&many).await.expect("done");
    let before = local.snapshot().await;
    let twenty: Vec<_> = (0..20).map(|n| format!("t{n}")).collect();
    let wrong = [
        (json!({"userIds": ["u0"], "tags": ["a b"]}), 1002, "tags[0]"),
        (json!({"userIds": ["u0"], "tags": ["ok", "<b>"]}), 1002, "tags[1]"),
        (json!({"userIds": ["u0"], "tags": ["雨".repeat(14)]}), 1005, "tags[0]"),
        (json!({"userIds": ["u0"], "tags": vec!["x"; 21]}), 1002, "tags"),
        (json!({"userIds": vec!["u0"; 1001], "tags": []}), 1002, "userIds"),
    ];
    for (body, code, word) in wrong {
        let answer = caller.post("/v4/user/tag/batch/set", &body).await;
        assert_eq!(answer.verdict(), (400, code), "{body}");
        assert!(answer.message().contains(word), "{}", answer.message());
    }
    assert_eq!(local.snapshot().await, before);
    assert_eq!(tags(&caller, &["u999", "u5"]).await, told(&[("u999", &["vip"])]));
    set(&caller, &["u0"], &twenty.iter().map(String::as_str).collect::<Vec<_>>()).await;
    assert_eq!(tags(&caller, &["u0"]).await, [("u0".to_owned(), twenty)]);
    local.stop().await;
}

#[tokio::test]
async fn ten_calls_a_second_may_set_tags() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    for _ in 0..10 {
        set(&caller, &["a"], &["vip"]).await;
    }
    let body = json!({"userIds": ["a"], "tags": []});
    assert_eq!(caller.post("/v4/user/tag/batch/set", &body).await.verdict(), (429, 1008));
    local.clock.advance(1000);
    set(&caller, &["a"], &["vip"]).await;
    local.stop().await;
}

#[tokio::test]
async fn a_soft_delete_erases_tags_and_takes_no_new_ones() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    register(&caller, "u", "u").await.expect("issued");
    set(&caller, &["u"], &["vip"]).await;
    delete(&caller, &["u"]).await;
    local.operations_finished().await;
    set(&caller, &["u"], &["again"]).await;
    assert_eq!(tags(&caller, &["u"]).await, told(&[("u", &[])]));
    local.clock.move_to(START + RESTORABLE_AFTER);
    restore(&caller, &["u"]).await;
    local.operations_finished().await;
    assert_eq!(tags(&caller, &["u"]).await, told(&[("u", &[])]));
    local.stop().await;
}
