//! Clients on real `WebSocket`s: who is let in, who is cut, who is online.

use nexconn_api::admin::Environment::{Development, Production};
use nexconn_api::nexconn::{
    ExpireAccessTokens, ExpireAccessTokensRequest, GetConnectionStatus, GetConnectionStatusRequest,
};
use nexconn_api::{Code, Secret};
use nexconn_client::{Connection, End, Error, connect};

use crate::bans::{ban, unban};
use crate::caller::Caller;
use crate::fixture::{Local, register};

pub(crate) async fn open(local: &Local, token: &Secret, device: &str) -> Result<Connection, Error> {
    let app_key = &local.running.apps()[0].app_key;
    connect(local.running.base_url(), app_key, token, device).await
}

pub(crate) async fn token(caller: &Caller, id: &str) -> Secret {
    register(caller, id, id).await.expect("issued").access_token
}

pub(crate) async fn is_online(caller: &Caller, id: &str) -> bool {
    let request = GetConnectionStatusRequest { user_id: id.to_owned() };
    let status = caller.call::<GetConnectionStatus>(&request).await.expect("told");
    status.is_online().expect("a documented status")
}

pub(crate) fn refused_with(connected: Result<Connection, Error>) -> Code {
    match connected {
        Err(Error::Refused { code, .. }) => code,
        other => panic!("not refused: {other:?}"),
    }
}

pub(crate) async fn cut_with(mut connection: Connection) -> Code {
    match connection.ended().await.expect("an end") {
        End::Cut { code, .. } => code,
        End::Closed => panic!("closed without a code"),
    }
}

#[tokio::test]
async fn a_ban_cuts_every_device_at_once_and_refuses_new_ones_until_it_ends() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let (spammer, other) = (token(&caller, "spammer").await, token(&caller, "other").await);
    let phone = open(&local, &spammer, "phone").await.expect("connected");
    let laptop = open(&local, &spammer, "laptop").await.expect("connected");
    let bystander = open(&local, &other, "phone").await.expect("connected");
    assert_eq!(phone.user_id(), "spammer");
    ban(&caller, &["spammer"], 1).await;
    assert_eq!(cut_with(phone).await, Code::CUT_BY_BAN);
    assert_eq!(cut_with(laptop).await, Code::CUT_BY_BAN);
    assert!(!is_online(&caller, "spammer").await);
    assert!(is_online(&caller, "other").await);
    assert_eq!(refused_with(open(&local, &spammer, "phone").await), Code::BANNED);
    local.clock.advance(60_000);
    let back = open(&local, &spammer, "phone").await.expect("connected");
    assert!(is_online(&caller, "spammer").await);
    back.disconnect().await.expect("closed");
    bystander.disconnect().await.expect("closed");
    local.stop().await;
}

#[tokio::test]
async fn a_lifted_ban_lets_the_user_in_again() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let access_token = token(&caller, "a").await;
    ban(&caller, &["a"], 43_200).await;
    assert_eq!(refused_with(open(&local, &access_token, "d").await), Code::BANNED);
    unban(&caller, &["a"]).await;
    open(&local, &access_token, "d").await.expect("connected");
    local.stop().await;
}

#[tokio::test]
async fn expired_tokens_fail_on_the_next_connection_while_live_ones_stay() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let old = token(&caller, "a").await;
    let live = open(&local, &old, "d").await.expect("connected");
    let expires_at = local.clock.advance(1000);
    let request = ExpireAccessTokensRequest { user_ids: vec!["a".into()], expires_at };
    caller.call::<ExpireAccessTokens>(&request).await.expect("done");
    assert!(is_online(&caller, "a").await);
    assert_eq!(refused_with(open(&local, &old, "d").await), Code::EXPIRED_TOKEN);
    assert!(is_online(&caller, "a").await, "the refused one has not replaced it");
    let new = token(&caller, "a").await;
    let newer = open(&local, &new, "other").await.expect("issued at that instant, not before");
    live.disconnect().await.expect("closed");
    newer.disconnect().await.expect("closed");
    assert!(!is_online(&caller, "a").await);
    local.stop().await;
}

#[tokio::test]
async fn the_same_device_again_replaces_its_older_connection() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let access_token = token(&caller, "a").await;
    let first = open(&local, &access_token, "d").await.expect("connected");
    let second = open(&local, &access_token, "d").await.expect("connected");
    assert_eq!(cut_with(first).await, Code::REPLACED);
    assert!(is_online(&caller, "a").await);
    second.disconnect().await.expect("closed");
    assert!(!is_online(&caller, "a").await);
    local.stop().await;
}

#[tokio::test]
async fn tokens_of_nobody_and_of_another_app_are_invalid() {
    let local = Local::with(&[Production, Development], |_| {}).await;
    let of_other = token(&local.callers()[1], "a").await;
    assert_eq!(refused_with(open(&local, &of_other, "d").await), Code::INVALID_TOKEN);
    assert_eq!(refused_with(open(&local, &Secret::new(""), "d").await), Code::INVALID_TOKEN);
    let access_token = token(&local.caller(), "a").await;
    let unknown_app = connect(local.running.base_url(), "other", &access_token, "d").await;
    assert_eq!(refused_with(unknown_app), Code::INVALID_TOKEN);
    assert_eq!(refused_with(open(&local, &access_token, "").await), Code(31002));
    assert_eq!(refused_with(open(&local, &access_token, &"d".repeat(65)).await), Code(31002));
    local.stop().await;
}

#[tokio::test]
async fn a_stop_closes_live_connections() {
    let local = Local::of(Production).await;
    let access_token = token(&local.caller(), "a").await;
    let mut live = open(&local, &access_token, "d").await.expect("connected");
    local.stop().await;
    assert_eq!(live.ended().await.expect("an end"), End::Closed);
}

#[tokio::test]
async fn whoever_connects_while_being_banned_is_refused_or_cut() {
    let local = Local::with(&[Production], |config| config.rate_limits = false).await;
    let caller = local.caller();
    let access_token = token(&caller, "a").await;
    for _ in 0..50 {
        let (opened, ()) = tokio::join!(open(&local, &access_token, "d"), ban(&caller, &["a"], 10));
        match opened {
            Ok(live) => assert_eq!(cut_with(live).await, Code::CUT_BY_BAN),
            refused => assert_eq!(refused_with(refused), Code::BANNED),
        }
        assert!(!is_online(&caller, "a").await);
        unban(&caller, &["a"]).await;
    }
    local.stop().await;
}
