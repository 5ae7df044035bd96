//! Mutes in direct channels: both forms of the channel type, pages by offset, erasure. What a muted user may not do
//! stands in `messages`.

use nexconn_api::admin::Environment::Production;
use nexconn_api::nexconn::{
    ChannelType, ListChannelTypeMute, ListChannelTypeMuteRequest, RESTORABLE_AFTER,
    SetChannelTypeMute, SetChannelTypeMuteRequest,
};
use serde_json::json;

use crate::caller::Caller;
use crate::fixture::{Local, START, register};
use crate::soft_delete::{delete, restore};

const SET: &str = "/v4/channel-type/mute/set";

async fn set(caller: &Caller, ids: &[&str], mute_state: i64) {
    let request = SetChannelTypeMuteRequest {
        user_ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        mute_state,
        channel_types: vec![ChannelType::Person],
    };
    caller.call::<SetChannelTypeMute>(&request).await.expect("done");
}

pub(crate) async fn mute(caller: &Caller, ids: &[&str]) {
    set(caller, ids, 1).await;
}

pub(crate) async fn unmute(caller: &Caller, ids: &[&str]) {
    set(caller, ids, 0).await;
}

/// How many are muted, and those of a page.
async fn page(caller: &Caller, page_size: Option<i64>, offset: Option<i64>) -> (i64, Vec<String>) {
    let channel_type = ChannelType::Person;
    let request = ListChannelTypeMuteRequest { channel_type, page_size, offset };
    let told = caller.call::<ListChannelTypeMute>(&request).await.expect("told");
    (told.total_count, told.muted_user_ids)
}

pub(crate) async fn muted(caller: &Caller) -> Vec<String> {
    page(caller, None, None).await.1
}

async fn registered(caller: &Caller, ids: &[&str]) {
    for id in ids {
        register(caller, id, id).await.expect("issued");
    }
}

#[tokio::test]
async fn names_and_numbers_of_channel_types_do_the_same() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    registered(&caller, &["a", "b"]).await;
    for (id, types) in [("a", json!(["PERSON"])), ("b", json!([1]))] {
        let body = json!({"userIds": [id, "nobody"], "muteState": 1, "channelTypes": types});
        assert_eq!(caller.post(SET, &body).await.body, json!({"code": 0}));
    }
    let told = caller.post("/v4/channel-type/mute/list", &json!({"channelType": "PERSON"})).await;
    let result = json!({"totalCount": 2, "mutedUserIds": ["a", "b"]});
    assert_eq!(told.body, json!({"code": 0, "result": result}));
    for types in [json!([]), json!(["GROUP"]), json!([3]), json!("PERSON"), json!([null])] {
        let body = json!({"userIds": ["a"], "muteState": 0, "channelTypes": types});
        assert_eq!(caller.post(SET, &body).await.verdict(), (400, 1002), "{types}");
    }
    assert_eq!(page(&caller, None, None).await.0, 2);
    local.stop().await;
}

#[tokio::test]
async fn who_was_muted_last_comes_first_by_pages_with_the_total() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    registered(&caller, &["a", "b", "c", "d"]).await;
    for ids in [&["b", "a"][..], &["c"], &["d"], &["a"]] {
        mute(&caller, ids).await;
        local.clock.advance(1000);
    }
    let all = ["d", "c", "a", "b"];
    assert_eq!(muted(&caller).await, all, "muting again changes nothing");
    let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    assert_eq!(page(&caller, Some(3), None).await, (4, owned(&all[..3])));
    assert_eq!(page(&caller, Some(3), Some(3)).await, (4, owned(&all[3..])));
    assert_eq!(page(&caller, Some(200), Some(i64::MAX)).await, (4, Vec::new()));
    unmute(&caller, &["c", "nobody"]).await;
    assert_eq!(page(&caller, None, None).await, (3, owned(&["d", "a", "b"])));
    local.stop().await;
}

#[tokio::test]
async fn a_soft_delete_lifts_a_mute_and_takes_no_new_one() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    registered(&caller, &["u"]).await;
    mute(&caller, &["u"]).await;
    delete(&caller, &["u"]).await;
    local.operations_finished().await;
    mute(&caller, &["u"]).await;
    assert_eq!(muted(&caller).await, [""; 0]);
    local.clock.move_to(START + RESTORABLE_AFTER);
    restore(&caller, &["u"]).await;
    local.operations_finished().await;
    assert_eq!(muted(&caller).await, [""; 0]);
    local.stop().await;
}
