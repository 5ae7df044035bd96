//! Switches of the cloud's Console: what a new app has, and that they hold at once.

use nexconn_api::admin::Environment::Production;
use nexconn_api::local::{ChatSettings, GetChatSettings, GetChatSettingsRequest, SetChatSettings};
use nexconn_api::nexconn::FriendPermission;
use serde_json::json;

use crate::caller::Caller;
use crate::fixture::{Local, callers, config, start};

pub(crate) async fn set(caller: &Caller, settings: ChatSettings) {
    caller.call::<SetChatSettings>(&settings).await.expect("set");
}

async fn got(caller: &Caller) -> ChatSettings {
    caller.call::<GetChatSettings>(&GetChatSettingsRequest {}).await.expect("told")
}

#[tokio::test]
async fn a_new_app_has_blocklists_and_approval_and_lets_everybody_write() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let told = caller.post("/console/chat-settings/get", &json!({})).await;
    let settings = json!({"friendsOnly": false, "blocklist": true, "friendRequestPermission": 2});
    assert_eq!(told.body, json!({"code": 0, "result": settings}));
    assert_eq!(got(&caller).await, ChatSettings::default());
    local.stop().await;
}

#[tokio::test]
async fn what_is_set_is_there_after_a_restart() {
    let local = Local::of(Production).await;
    let settings = ChatSettings {
        friends_only: true,
        blocklist: false,
        friend_request_permission: FriendPermission::Nobody,
    };
    set(&local.caller(), settings).await;
    let Local { folder, clock, running } = local;
    running.stop().await.expect("a clean stop");
    let clock = nexconn_local::ServiceClock::Manual(clock);
    let running = start(config(folder.path()), clock).await;
    assert_eq!(got(&callers(&running)[0]).await, settings);
    running.stop().await.expect("a clean stop");
}
