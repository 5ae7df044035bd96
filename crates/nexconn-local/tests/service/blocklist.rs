//! Blocklists: who is added, in which order they are told, page by page, and what erases them.

use nexconn_api::Code;
use nexconn_api::admin::Environment::{Development, Production};
use nexconn_api::choices::BLOCKLIST_USERS;
use nexconn_api::local::{ChatSettings, DeleteTestUsers, DeleteTestUsersRequest};
use nexconn_api::nexconn::{
    AddUserBlocklist, AddUserBlocklistRequest, BlockedUsers, GetUserBlocklist,
    GetUserBlocklistRequest, RESTORABLE_AFTER, RemoveUserBlocklist, RemoveUserBlocklistRequest,
};
use nexconn_api::wire::Refusal;
use serde_json::{Value, json};

use crate::caller::Caller;
use crate::chat_settings;
use crate::fixture::{Local, START, register};
use crate::soft_delete::{delete, restore};

fn owned(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

async fn try_block(caller: &Caller, id: &str, targets: Vec<String>) -> Result<(), Refusal> {
    let request = AddUserBlocklistRequest { user_id: id.to_owned(), target_user_ids: targets };
    caller.call::<AddUserBlocklist>(&request).await.map(drop)
}

pub(crate) async fn block(caller: &Caller, id: &str, targets: &[&str]) {
    try_block(caller, id, owned(targets)).await.expect("done");
}

pub(crate) async fn unblock(caller: &Caller, id: &str, targets: &[&str]) {
    let request =
        RemoveUserBlocklistRequest { user_id: id.to_owned(), blocked_user_ids: owned(targets) };
    caller.call::<RemoveUserBlocklist>(&request).await.expect("done");
}

async fn page(caller: &Caller, request: GetUserBlocklistRequest) -> Result<BlockedUsers, Refusal> {
    caller.call::<GetUserBlocklist>(&request).await
}

fn of(id: &str) -> GetUserBlocklistRequest {
    GetUserBlocklistRequest { user_id: id.to_owned(), ..GetUserBlocklistRequest::default() }
}

/// The whole list, the latest first.
pub(crate) async fn blocked(caller: &Caller, id: &str) -> Vec<String> {
    let told = page(caller, of(id)).await.expect("told");
    assert_eq!(told.cursor(), None);
    told.blocked_user_ids
}

async fn registered(caller: &Caller, ids: &[&str]) {
    for id in ids {
        register(caller, id, id).await.expect("issued");
    }
}

#[tokio::test]
async fn the_latest_comes_first_and_who_is_blocked_again_keeps_the_place() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    registered(&caller, &["a", "b", "c", "d"]).await;
    block(&caller, "a", &["b", "c"]).await;
    block(&caller, "a", &["d", "b", "d"]).await;
    assert_eq!(blocked(&caller, "a").await, ["d", "c", "b"]);
    let oldest_first = GetUserBlocklistRequest { order: Some(1), ..of("a") };
    let told = page(&caller, oldest_first).await.expect("told");
    assert_eq!(told.blocked_user_ids, ["b", "c", "d"]);
    unblock(&caller, "a", &["b", "nobody", "a"]).await;
    block(&caller, "a", &["b"]).await;
    assert_eq!(blocked(&caller, "a").await, ["b", "d", "c"]);
    assert_eq!(blocked(&caller, "b").await, [""; 0], "one-way");
    local.stop().await;
}

#[tokio::test]
async fn ids_of_nobody_of_the_deleted_and_of_oneself_are_passed_over() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    registered(&caller, &["a", "b", "gone"]).await;
    delete(&caller, &["gone"]).await;
    local.operations_finished().await;
    block(&caller, "a", &["nobody", "gone", "a", "b"]).await;
    assert_eq!(blocked(&caller, "a").await, ["b"]);
    for blocker in ["nobody", "gone"] {
        block(&caller, blocker, &["a"]).await;
        unblock(&caller, blocker, &["a"]).await;
        assert_eq!(blocked(&caller, blocker).await, [""; 0], "{blocker}");
    }
    local.stop().await;
}

#[tokio::test]
async fn pages_have_a_cursor_under_both_names_while_there_are_more() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    registered(&caller, &["a", "b", "c", "d", "e"]).await;
    block(&caller, "a", &["b", "c", "d", "e"]).await;
    for (order, all) in [(0, ["e", "d", "c", "b"]), (1, ["b", "c", "d", "e"])] {
        let sized = |page_token| GetUserBlocklistRequest {
            page_token,
            page_size: Some(2),
            order: Some(order),
            ..of("a")
        };
        let first = page(&caller, sized(None)).await.expect("told");
        assert_eq!(first.blocked_user_ids, all[..2]);
        assert!(first.next.is_some() && first.next == first.page_token, "{first:?}");
        // What comes and goes in between moves nothing.
        unblock(&caller, "a", &[all[0]]).await;
        let last = page(&caller, sized(first.next)).await.expect("told");
        assert_eq!(last, BlockedUsers::page(owned(&all[2..]), None), "full, and the last");
        block(&caller, "a", &[all[0]]).await;
        unblock(&caller, "a", &["b", "c", "d", "e"]).await;
        block(&caller, "a", &["b", "c", "d", "e"]).await;
    }
    let body = json!({"userId": "a", "pageToken": "", "pageSize": null});
    let told = caller.post("/v4/user/blocklist/get", &body).await;
    assert_eq!(told.body["result"], json!({"blockedUserIds": ["e", "d", "c", "b"]}));
    for cursor in ["COIB", "ffffffffffffffff", "000000000000000g"] {
        let request = GetUserBlocklistRequest { page_token: Some(cursor.into()), ..of("a") };
        let refused = page(&caller, request).await.expect_err("no cursor");
        assert_eq!((refused.http, refused.code), (400, Code::INVALID_PAGE_TOKEN), "{cursor}");
    }
    local.stop().await;
}

#[tokio::test]
async fn a_blocklist_takes_three_thousand_and_a_call_over_it_changes_nothing() {
    let local = Local::with(&[Production], |config| config.rate_limits = false).await;
    let caller = local.caller();
    let ids: Vec<_> = (0..=BLOCKLIST_USERS).map(|n| format!("u{n}")).collect();
    registered(&caller, &["a"]).await;
    registered(&caller, &ids.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let (last, all) = ids.split_last().expect("some");
    for batch in all[1..].chunks(20) {
        try_block(&caller, "a", batch.to_vec()).await.expect("room");
    }
    let over = vec![all[0].clone(), last.clone()];
    let refused = try_block(&caller, "a", over).await.expect_err("one too many");
    assert_eq!((refused.http, refused.code), (400, Code::INVALID_PARAMETER));
    assert!(refused.message.contains("3000"), "{}", refused.message);
    try_block(&caller, "a", vec![all[0].clone()]).await.expect("the last one");
    try_block(&caller, "a", all[..20].to_vec()).await.expect("on it already");
    let mut seen = Vec::new();
    let mut request = of("a");
    loop {
        let told = page(&caller, request.clone()).await.expect("told");
        request.page_token = told.cursor().map(str::to_owned);
        seen.extend(told.blocked_user_ids);
        if request.page_token.is_none() {
            break;
        }
    }
    let latest_first: Vec<_> = [&all[..1], &{
        let mut rest = all[1..].to_vec();
        rest.reverse();
        rest
    }]
    .concat();
    assert_eq!(seen, latest_first);
    local.stop().await;
}

#[tokio::test]
async fn switched_off_every_call_is_refused_and_what_was_blocked_stays() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    registered(&caller, &["a", "b"]).await;
    block(&caller, "a", &["b"]).await;
    let off = ChatSettings { blocklist: false, ..ChatSettings::default() };
    chat_settings::set(&caller, off).await;
    let before = local.snapshot().await;
    let calls: [(&str, Value); 3] = [
        ("add", json!({"userId": "b", "targetUserIds": ["a"]})),
        ("remove", json!({"userId": "a", "blockedUserIds": ["b"]})),
        ("get", json!({"userId": "a"})),
    ];
    for (what, body) in calls {
        let answer = caller.post(&format!("/v4/user/blocklist/{what}"), &body).await;
        assert_eq!(answer.verdict(), (430, 1011), "{what}");
    }
    assert_eq!(local.snapshot().await, before);
    chat_settings::set(&caller, ChatSettings::default()).await;
    assert_eq!(blocked(&caller, "a").await, ["b"]);
    local.stop().await;
}

#[tokio::test]
async fn a_soft_delete_erases_the_users_own_list_and_leaves_those_of_others() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    registered(&caller, &["a", "b", "c"]).await;
    block(&caller, "a", &["b", "c"]).await;
    block(&caller, "b", &["a"]).await;
    delete(&caller, &["a"]).await;
    local.operations_finished().await;
    assert_eq!(blocked(&caller, "a").await, [""; 0]);
    assert_eq!(blocked(&caller, "b").await, ["a"]);
    local.clock.move_to(START + RESTORABLE_AFTER);
    restore(&caller, &["a"]).await;
    local.operations_finished().await;
    assert_eq!(blocked(&caller, "a").await, [""; 0], "nothing comes back");
    assert_eq!(blocked(&caller, "b").await, ["a"], "whoever bothered b before still cannot");
    local.stop().await;
}

#[tokio::test]
async fn a_removed_test_user_is_on_no_list_any_more() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    registered(&caller, &["a", "b"]).await;
    block(&caller, "a", &["b"]).await;
    block(&caller, "b", &["a"]).await;
    let request = DeleteTestUsersRequest { user_ids: owned(&["b"]) };
    caller.call::<DeleteTestUsers>(&request).await.expect("done");
    registered(&caller, &["b"]).await;
    assert_eq!(blocked(&caller, "a").await, [""; 0]);
    assert_eq!(blocked(&caller, "b").await, [""; 0]);
    local.stop().await;
}
