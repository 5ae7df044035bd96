//! Test users: the registered users of a development app against its quota, and deleting them.

use nexconn_api::Code;
use nexconn_api::admin::Environment::{Development, Production};
use nexconn_api::local::{
    AppState, DeleteTestUsers, DeleteTestUsersRequest, GetApp, GetAppRequest, ListTestUsers,
    ListTestUsersRequest, TestUsers,
};
use nexconn_api::nexconn::RESTORABLE_AFTER;
use serde_json::json;

use crate::caller::Caller;
use crate::connections::{cut_with, open, refused_with, token};
use crate::fixture::{Local, START, get, register};
use crate::soft_delete::{delete, deleted, restore};

async fn state(caller: &Caller) -> AppState {
    caller.call::<GetApp>(&GetAppRequest {}).await.expect("told")
}

async fn remove(caller: &Caller, ids: &[&str]) {
    let user_ids = ids.iter().map(|id| (*id).to_owned()).collect();
    caller.call::<DeleteTestUsers>(&DeleteTestUsersRequest { user_ids }).await.expect("done");
}

async fn list(caller: &Caller, page_token: Option<String>, page_size: Option<i64>) -> TestUsers {
    let request = ListTestUsersRequest { page_token, page_size };
    caller.call::<ListTestUsers>(&request).await.expect("told")
}

#[tokio::test]
async fn soft_deleted_users_count_towards_the_quota_and_deleted_test_users_do_not() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    for n in 1..=100 {
        register(&caller, &format!("u{n}"), "name").await.expect("within the quota");
    }
    delete(&caller, &["u1", "u2"]).await;
    local.operations_finished().await;
    let full = state(&caller).await;
    assert_eq!((full.registered_users, full.soft_deleted_users, full.quota), (100, 2, Some(100)));
    let refused = register(&caller, "u101", "name").await.expect_err("full");
    assert_eq!((refused.http, refused.code), (403, Code::USER_QUOTA));
    remove(&caller, &["u2", "u3", "nobody"]).await;
    let freed = state(&caller).await;
    assert_eq!((freed.registered_users, freed.soft_deleted_users), (98, 1));
    register(&caller, "u101", "name").await.expect("a place is free");
    register(&caller, "u3", "name").await.expect("another");
    register(&caller, "u102", "name").await.expect_err("full again");
    local.stop().await;
}

#[tokio::test]
async fn nothing_of_a_deleted_test_user_stays() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    let empty = local.snapshot().await.0;
    let access_token = token(&caller, "u").await;
    let phone = open(&local, &access_token, "phone").await.expect("connected");
    assert_ne!(local.snapshot().await.0, empty);
    remove(&caller, &["u"]).await;
    assert_eq!(cut_with(phone).await, Code::INVALID_TOKEN);
    assert_eq!(refused_with(open(&local, &access_token, "d").await), Code::INVALID_TOKEN);
    assert_eq!(get(&caller, "u").await.expect_err("gone").code, Code::NO_SUCH_USER);
    assert_eq!(local.snapshot().await.0, empty);
    local.stop().await;
}

#[tokio::test]
async fn a_running_operation_does_not_reach_an_id_that_was_registered_anew() {
    let local =
        Local::with(&[Development], |config| config.operation_delay_ms = 2 * 3_600_000).await;
    let caller = local.caller();
    token(&caller, "u").await;
    delete(&caller, &["u"]).await;
    remove(&caller, &["u"]).await;
    token(&caller, "u").await;
    local.clock.move_to(START + 2 * RESTORABLE_AFTER);
    local.operations_finished().await;
    assert_eq!(get(&caller, "u").await.expect("registered").name, "u");
    assert_eq!(deleted(&caller).await, [""; 0]);
    local.stop().await;
}

#[tokio::test]
async fn the_newest_are_listed_first_page_by_page() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    for id in ["a", "b-c", "d"] {
        register(&caller, id, id).await.expect("issued");
    }
    local.clock.advance(5);
    register(&caller, "e", "E").await.expect("issued");
    delete(&caller, &["d"]).await;
    local.operations_finished().await;
    let mut told = Vec::new();
    let mut page_token = None;
    loop {
        let page = list(&caller, page_token, Some(1)).await;
        assert_eq!(page.users.len(), 1);
        told.extend(page.users);
        page_token = page.page_token;
        if page_token.is_none() {
            break;
        }
        // What is registered meanwhile moves nobody to another page.
        register(&caller, "new", "new").await.expect("issued");
        local.clock.advance(1);
    }
    let ids: Vec<_> = told.iter().map(|user| user.user_id.as_str()).collect();
    assert_eq!(ids, ["e", "d", "b-c", "a"]);
    assert_eq!((told[0].name.as_str(), told[0].created_at), ("E", START + 5));
    assert_eq!((told[1].name.as_str(), told[1].soft_deleted), ("", true));
    assert!(!told[0].soft_deleted);
    local.stop().await;
}

#[tokio::test]
async fn a_page_token_of_another_form_is_refused() {
    let local = Local::of(Development).await;
    for page_token in ["x", "x.u", "1-u"] {
        let answer =
            local.caller().post("/console/test-user/list", &json!({"pageToken": page_token})).await;
        assert_eq!(answer.verdict(), (400, 25432), "{page_token}");
    }
    local.stop().await;
}

#[tokio::test]
async fn an_app_in_production_has_no_test_users() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    register(&caller, "u", "name").await.expect("issued");
    let told = state(&caller).await;
    assert_eq!((told.environment, told.quota, told.registered_users), (Production, None, 1));
    let calls = [("list", json!({})), ("delete", json!({"userIds": ["u"]}))];
    for (what, request) in calls {
        let answer = caller.post(&format!("/console/test-user/{what}"), &request).await;
        assert_eq!(answer.verdict(), (430, 1009), "{what}");
    }
    assert_eq!(get(&caller, "u").await.expect("still there").name, "name");
    restore(&caller, &["u"]).await;
    local.stop().await;
}
