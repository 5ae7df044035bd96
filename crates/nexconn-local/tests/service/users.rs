//! Registration info: written by "issue" and "update", read by "get".

use nexconn_api::Code;
use nexconn_api::admin::Environment::{Development, Production};
use nexconn_api::nexconn::{UpdateUser, UpdateUserRequest};
use nexconn_api::wire::{Done, Refusal, TextTime};

use crate::caller::Caller;
use crate::fixture::{Local, get, issue, register};

async fn update(
    caller: &Caller,
    id: &str,
    name: Option<&str>,
    avatar_url: Option<&str>,
) -> Result<Done, Refusal> {
    let request = UpdateUserRequest {
        user_id: id.to_owned(),
        name: name.map(str::to_owned),
        avatar_url: avatar_url.map(str::to_owned),
    };
    caller.call::<UpdateUser>(&request).await
}

#[tokio::test]
async fn a_registered_user_can_be_read() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let issued = issue(&caller, "u-1", "小雨 🌧", Some("https://a.example/1.png")).await;
    let issued = issued.expect("issued");
    assert_eq!(issued.user_id, "u-1");
    assert_eq!(issued.access_token.reveal().len(), 64);
    let info = get(&caller, "u-1").await.expect("found");
    assert_eq!(
        (info.name.as_str(), info.avatar_url.as_str()),
        ("小雨 🌧", "https://a.example/1.png")
    );
    assert_eq!(info.created_at, TextTime("2024-10-29 20:00:00".to_owned()));
    local.stop().await;
}

#[tokio::test]
async fn registering_again_overwrites_what_is_given_and_gives_a_further_token() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let first = issue(&caller, "u", "old", Some("https://a.example")).await.expect("issued");
    local.clock.advance(60_000);
    let second = register(&caller, "u", "new").await.expect("issued again");
    assert_ne!(first.access_token, second.access_token);
    let info = get(&caller, "u").await.expect("found");
    assert_eq!((info.name.as_str(), info.avatar_url.as_str()), ("new", "https://a.example"));
    assert_eq!(info.created_at, TextTime("2024-10-29 20:00:00".to_owned()), "still the first");
    issue(&caller, "u", "new", Some("")).await.expect("issued again");
    assert_eq!(get(&caller, "u").await.expect("found").avatar_url, "");
    local.stop().await;
}

#[tokio::test]
async fn an_update_changes_what_is_given() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    issue(&caller, "u", "name", Some("https://a.example")).await.expect("issued");
    update(&caller, "u", Some("other"), None).await.expect("updated");
    update(&caller, "u", None, None).await.expect("nothing to do");
    let info = get(&caller, "u").await.expect("found");
    assert_eq!((info.name.as_str(), info.avatar_url.as_str()), ("other", "https://a.example"));
    update(&caller, "u", None, Some("")).await.expect("updated");
    let info = get(&caller, "u").await.expect("found");
    assert_eq!((info.name.as_str(), info.avatar_url.as_str()), ("other", ""));
    local.stop().await;
}

#[tokio::test]
async fn an_unknown_user_is_neither_read_nor_updated() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    register(&caller, "Known", "name").await.expect("issued");
    for id in ["known", "Known ", "小雨"] {
        let refused = get(&caller, id).await.expect_err("ids are opaque");
        assert_eq!((refused.http, refused.code), (400, Code::NO_SUCH_USER), "{id}");
        let refused = update(&caller, id, Some("x"), None).await.expect_err("not registered");
        assert_eq!((refused.http, refused.code), (400, Code::NO_SUCH_USER), "{id}");
    }
    local.stop().await;
}

#[tokio::test]
async fn dates_are_written_in_the_configured_zone() {
    let local = Local::with(&[Development], |config| config.text_time_offset_minutes = -90).await;
    let caller = local.caller();
    register(&caller, "u", "name").await.expect("issued");
    let info = get(&caller, "u").await.expect("found");
    assert_eq!(info.created_at, TextTime("2024-10-29 10:30:00".to_owned()));
    local.stop().await;
}
