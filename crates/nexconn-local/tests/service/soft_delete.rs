//! Soft deletes and restores: what holds from the request on, what is done later, what comes of each user.

use std::path::Path;

use nexconn_api::Code;
use nexconn_api::admin::Environment::{Development, Production};
use nexconn_api::nexconn::{
    ListSoftDeletedUsers, ListSoftDeletedUsersRequest, RESTORABLE_AFTER, RestoreUsers,
    RestoreUsersRequest, SoftDeleteUsers, SoftDeleteUsersRequest,
};
use nexconn_api::wire::TextTime;
use serde_json::json;

use crate::bans::ban;
use crate::caller::Caller;
use crate::connections::{cut_with, is_online, open, refused_with, token};
use crate::fixture::{Local, PATIENCE, START, callers, config, get, issue, register, start};

fn owned(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

pub(crate) async fn delete(caller: &Caller, ids: &[&str]) -> String {
    let request = SoftDeleteUsersRequest { user_ids: owned(ids) };
    caller.call::<SoftDeleteUsers>(&request).await.expect("accepted").operation_id
}

pub(crate) async fn restore(caller: &Caller, ids: &[&str]) -> String {
    let request = RestoreUsersRequest { user_ids: owned(ids) };
    caller.call::<RestoreUsers>(&request).await.expect("accepted").operation_id
}

pub(crate) async fn deleted(caller: &Caller) -> Vec<String> {
    deleted_on(caller, None, None).await
}

async fn deleted_on(caller: &Caller, page: Option<i64>, page_size: Option<i64>) -> Vec<String> {
    let request = ListSoftDeletedUsersRequest { page, page_size };
    caller.call::<ListSoftDeletedUsers>(&request).await.expect("told").user_ids
}

async fn refused_info(caller: &Caller, id: &str) {
    let refused = register(caller, id, "new").await.expect_err("no token");
    assert_eq!((refused.http, refused.code), (403, Code::SOFT_DELETED));
    let answer = caller.post("/v4/user/update", &json!({"userId": id, "name": "new"})).await;
    assert_eq!(answer.verdict(), (403, 31029));
}

/// A service whose operations run for a second of its clock.
async fn slow() -> Local {
    Local::with(&[Production], |config| config.operation_delay_ms = 1000).await
}

fn hour_passes(local: &Local) {
    local.clock.move_to(kit::Clock::now(&*local.clock) + RESTORABLE_AFTER);
}

#[tokio::test]
async fn it_holds_from_the_request_on_and_erases_once_its_time_has_come() {
    let local = slow().await;
    let caller = local.caller();
    issue(&caller, "u", "小雨", Some("https://a.example/1.png")).await.expect("issued");
    let access_token = token(&caller, "u").await;
    ban(&caller, &["u"], 10).await;
    local.clock.advance(600_000);
    let phone = open(&local, &access_token, "phone").await.expect("the ban is over");
    ban(&caller, &["nobody"], 10).await;
    let operation = delete(&caller, &["u"]).await;
    assert_eq!(operation.len(), 19, "{operation}");
    assert_eq!(cut_with(phone).await, Code::SOFT_DELETED);
    assert!(!is_online(&caller, "u").await);
    assert_eq!(refused_with(open(&local, &access_token, "d").await), Code::SOFT_DELETED);
    refused_info(&caller, "u").await;
    assert_eq!(deleted(&caller).await, ["u"], "while it is running too");
    assert_eq!(get(&caller, "u").await.expect("still there").name, "u");
    local.clock.advance(1000);
    local.operations_finished().await;
    let info = get(&caller, "u").await.expect("the id stays");
    assert_eq!((info.name.as_str(), info.avatar_url.as_str()), ("", ""));
    assert_eq!(info.created_at, TextTime("2024-10-29 20:00:00".to_owned()));
    assert_eq!(refused_with(open(&local, &access_token, "d").await), Code::SOFT_DELETED);
    refused_info(&caller, "u").await;
    assert_eq!(deleted(&caller).await, ["u"]);
    local.stop().await;
}

#[tokio::test]
async fn what_was_erased_is_gone_from_every_file_byte_by_byte() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    issue(&caller, "u", "Quaxolotl", Some("https://quaxolotl.example")).await.expect("issued");
    let other = token(&caller, "other").await;
    for (path, body) in [
        ("/v4/user/profile/set", json!({"userId": "u", "userProfile": {"name": "Quaxolotl"}})),
        ("/v4/user/tag/batch/set", json!({"userIds": ["u"], "tags": ["quaxolotl"]})),
        ("/v4/friend/add", json!({"userId": "u", "targetId": "other", "action": 2})),
        (
            "/v4/friend/profile/set",
            json!({"userId": "other", "targetId": "u", "alias": "Quaxolotl"}),
        ),
    ] {
        assert_eq!(caller.post(path, &body).await.verdict(), (200, 0), "{path}");
    }
    let mut other = open(&local, &other, "phone").await.expect("connected");
    other.send_text("u", "waits for Quaxolotl").await.expect("taken");
    assert!(holds(local.folder.path(), b"quaxolotl"));
    delete(&caller, &["u"]).await;
    let gone = async {
        while holds(local.folder.path(), b"quaxolotl") {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, gone).await.expect("erased while the service runs");
    assert!(holds(local.folder.path(), b"sqlite"), "the files were read");
    local.stop().await;
}

/// Whether a file of the folder holds a word, in any case.
fn holds(folder: &Path, word: &[u8]) -> bool {
    std::fs::read_dir(folder).expect("a folder").any(|file| {
        let bytes = std::fs::read(file.expect("a file").path()).expect("readable");
        bytes.to_ascii_lowercase().windows(word.len()).any(|window| window == word)
    })
}

#[tokio::test]
async fn a_restore_within_the_hour_changes_nothing_and_after_it_frees_the_id() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    let old = token(&caller, "u").await;
    delete(&caller, &["u"]).await;
    local.operations_finished().await;
    local.clock.move_to(START + RESTORABLE_AFTER - 1);
    restore(&caller, &["u"]).await;
    local.operations_finished().await;
    assert_eq!(deleted(&caller).await, ["u"]);
    refused_info(&caller, "u").await;
    local.clock.advance(1);
    restore(&caller, &["u"]).await;
    local.operations_finished().await;
    assert_eq!(deleted(&caller).await, [""; 0]);
    assert_eq!(get(&caller, "u").await.expect("there").name, "", "what was erased stays so");
    assert_eq!(refused_with(open(&local, &old, "d").await), Code::INVALID_TOKEN);
    let new = token(&caller, "u").await;
    open(&local, &new, "d").await.expect("connected");
    let info = get(&caller, "u").await.expect("registered again");
    assert_eq!(info.name, "u");
    assert_eq!(info.created_at, TextTime("2024-10-29 20:00:00".to_owned()), "still the first");
    local.stop().await;
}

#[tokio::test]
async fn until_a_restore_is_finished_the_user_stays_deleted() {
    let local = slow().await;
    let caller = local.caller();
    token(&caller, "u").await;
    delete(&caller, &["u"]).await;
    hour_passes(&local);
    restore(&caller, &["u"]).await;
    refused_info(&caller, "u").await;
    assert_eq!(deleted(&caller).await, ["u"]);
    local.clock.advance(1000);
    local.operations_finished().await;
    register(&caller, "u", "new").await.expect("issued");
    local.stop().await;
}

#[tokio::test]
async fn a_delete_while_a_restore_is_running_is_a_new_one_with_an_hour_of_its_own() {
    let local = slow().await;
    let caller = local.caller();
    token(&caller, "u").await;
    delete(&caller, &["u"]).await;
    hour_passes(&local);
    restore(&caller, &["u"]).await;
    delete(&caller, &["u"]).await;
    restore(&caller, &["u"]).await;
    local.clock.advance(1000);
    local.operations_finished().await;
    assert_eq!(deleted(&caller).await, ["u"], "deleted last; the second restore came too early");
    refused_info(&caller, "u").await;
    hour_passes(&local);
    restore(&caller, &["u"]).await;
    local.clock.advance(1000);
    local.operations_finished().await;
    assert_eq!(deleted(&caller).await, [""; 0]);
    local.stop().await;
}

#[tokio::test]
async fn deleting_again_and_restoring_whoever_is_not_deleted_change_nothing() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let access_token = token(&caller, "active").await;
    token(&caller, "u").await;
    delete(&caller, &["u"]).await;
    local.clock.move_to(START + RESTORABLE_AFTER);
    delete(&caller, &["u", "u"]).await;
    restore(&caller, &["u", "active"]).await;
    local.operations_finished().await;
    assert_eq!(deleted(&caller).await, [""; 0], "the hour went on from the first request");
    assert_eq!(get(&caller, "active").await.expect("there").name, "active");
    open(&local, &access_token, "d").await.expect("its tokens live on");
    local.stop().await;
}

#[tokio::test]
async fn unknown_ids_are_accepted_and_not_registered() {
    let local = slow().await;
    let caller = local.caller();
    delete(&caller, &["nobody"]).await;
    restore(&caller, &["nobody"]).await;
    token(&caller, "nobody").await;
    let rows = local.snapshot().await.0;
    assert!(rows.contains(r#"[[0,"nobody",400],[1,"nobody",400]]"#), "{rows}");
    local.clock.advance(1000);
    local.operations_finished().await;
    assert_eq!(deleted(&caller).await, [""; 0]);
    assert_eq!(get(&caller, "nobody").await.expect("registered since").name, "nobody");
    local.stop().await;
}

#[tokio::test]
async fn a_ban_of_a_deleted_user_is_ignored_and_an_older_one_is_lifted() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    token(&caller, "u").await;
    ban(&caller, &["u"], 43_200).await;
    delete(&caller, &["u"]).await;
    ban(&caller, &["u"], 43_200).await;
    local.operations_finished().await;
    hour_passes(&local);
    restore(&caller, &["u"]).await;
    local.operations_finished().await;
    let new = token(&caller, "u").await;
    open(&local, &new, "d").await.expect("not banned");
    local.stop().await;
}

#[tokio::test]
async fn the_list_has_the_latest_request_first_in_pages_of_fifty() {
    let local = Local::with(&[Production], |config| config.rate_limits = false).await;
    let caller = local.caller();
    let all: Vec<String> = (0..53).map(|number| format!("u{number:02}")).collect();
    for id in &all {
        register(&caller, id, id).await.expect("issued");
    }
    let ids: Vec<&str> = all.iter().map(String::as_str).collect();
    delete(&caller, &ids[3..]).await;
    local.clock.advance(1);
    delete(&caller, &ids[..3]).await;
    assert_eq!(deleted(&caller).await, ids[..50]);
    assert_eq!(deleted_on(&caller, Some(2), None).await, ids[50..]);
    assert_eq!(deleted_on(&caller, Some(2), Some(2)).await, ids[2..4]);
    assert_eq!(deleted_on(&caller, Some(i64::MAX), Some(50)).await, [""; 0]);
    local.stop().await;
}

#[tokio::test]
async fn the_rate_counts_users() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let ids: Vec<String> = (0..60).map(|number| format!("u{number}")).collect();
    let request = json!({"userIds": ids});
    for path in ["/v4/user/soft-delete", "/v4/user/restore"] {
        assert_eq!(caller.post(path, &request).await.verdict(), (200, 0));
        let refused = caller.post(path, &request).await;
        assert_eq!(refused.verdict(), (429, 1008));
        assert!(refused.message().contains("100 users a second"), "{}", refused.message());
        let rest = json!({"userIds": ids[..40]});
        assert_eq!(caller.post(path, &rest).await.verdict(), (200, 0));
    }
    local.stop().await;
}

#[tokio::test]
async fn what_was_accepted_is_finished_after_a_restart() {
    let local = slow().await;
    let caller = local.caller();
    token(&caller, "u").await;
    delete(&caller, &["u"]).await;
    let Local { folder, clock, running } = local;
    running.stop().await.expect("a clean stop");
    let service = nexconn_local::ServiceClock::Manual(clock.clone());
    let running = start(config(folder.path()), service).await;
    let local = Local { folder, clock, running };
    let caller = callers(&local.running).swap_remove(0);
    local.operations_finished().await;
    assert_eq!(get(&caller, "u").await.expect("the id stays").name, "");
    local.stop().await;
}

#[tokio::test]
async fn whoever_connects_while_being_deleted_is_refused_or_cut() {
    let local = Local::with(&[Production], |config| config.rate_limits = false).await;
    let caller = local.caller();
    for round in 0..30 {
        let id = format!("u{round}");
        let access_token = token(&caller, &id).await;
        let ids = [id.as_str()];
        let (opened, _) = tokio::join!(open(&local, &access_token, "d"), delete(&caller, &ids));
        match opened {
            Ok(live) => assert_eq!(cut_with(live).await, Code::SOFT_DELETED),
            refused => assert_eq!(refused_with(refused), Code::SOFT_DELETED),
        }
        assert!(!is_online(&caller, &id).await);
    }
    local.stop().await;
}
