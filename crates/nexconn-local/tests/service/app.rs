//! What `/console` sets for an app: how long tokens are valid, which secret signs.

use nexconn_api::admin::Environment::{Development, Production};
use nexconn_api::local::{
    GetApp, GetAppRequest, RefreshAppSecret, RefreshAppSecretRequest, SetTokenValidity,
    SetTokenValidityRequest,
};
use nexconn_api::{Code, Secret};
use nexconn_local::stored_apps;

use crate::caller::Caller;
use crate::connections::{open, refused_with, token};
use crate::fixture::{Local, config, get, register, start};

async fn set_validity(caller: &Caller, minutes: Option<i64>) {
    let request = SetTokenValidityRequest { minutes };
    caller.call::<SetTokenValidity>(&request).await.expect("done");
    let state = caller.call::<GetApp>(&GetAppRequest {}).await.expect("told");
    assert_eq!(state.token_validity_minutes, minutes);
}

async fn refresh(caller: &Caller) -> Secret {
    let request = RefreshAppSecretRequest {};
    caller.call::<RefreshAppSecret>(&request).await.expect("refreshed").app_secret
}

#[tokio::test]
async fn a_token_is_over_so_many_minutes_after_its_issue() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let first = token(&caller, "u").await;
    local.clock.advance(60_000);
    let second = token(&caller, "u").await;
    let live = open(&local, &first, "live").await.expect("permanent by default");
    set_validity(&caller, Some(1)).await;
    assert_eq!(refused_with(open(&local, &first, "d").await), Code::EXPIRED_TOKEN);
    local.clock.advance(59_999);
    open(&local, &second, "d").await.expect("valid to the last");
    local.clock.advance(1);
    assert_eq!(refused_with(open(&local, &second, "d").await), Code::EXPIRED_TOKEN);
    set_validity(&caller, None).await;
    open(&local, &first, "d").await.expect("permanent again");
    live.disconnect().await.expect("the live one stayed");
    local.stop().await;
}

#[tokio::test]
async fn a_new_secret_counts_at_once_ends_every_token_and_survives_a_restart() {
    let local = Local::with(&[Development, Production], |_| {}).await;
    let [caller, other] = &local.callers()[..] else { panic!("two apps") };
    let old_token = token(caller, "u").await;
    let live = open(&local, &old_token, "live").await.expect("connected");
    let new_secret = refresh(caller).await;
    assert_eq!(get(caller, "u").await.expect_err("the old one").code, Code::BAD_SIGNATURE);
    let caller = caller.with_secret(new_secret.reveal());
    assert_eq!(get(&caller, "u").await.expect("the new one").name, "u");
    assert_eq!(refused_with(open(&local, &old_token, "d").await), Code::INVALID_TOKEN);
    let new_token = token(&caller, "u").await;
    open(&local, &new_token, "d").await.expect("issued since");
    register(other, "u", "the other app's secret stays").await.expect("issued");
    live.disconnect().await.expect("the live one stayed");
    let Local { folder, running, clock } = local;
    running.stop().await.expect("a clean stop");
    let stored = stored_apps(folder.path()).expect("readable");
    assert_eq!(stored[0].app_secret, new_secret);
    assert_eq!(stored[1].app_secret, other.secret);
    let again = start(config(folder.path()), nexconn_local::ServiceClock::Manual(clock)).await;
    let caller = Caller { base_url: again.base_url().to_owned(), ..caller };
    assert_eq!(get(&caller, "u").await.expect("kept").name, "u");
    again.stop().await.expect("a clean stop");
}

#[tokio::test]
async fn of_refreshes_at_once_one_secret_counts_and_it_is_the_stored_one() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    for round in 0..20 {
        let stored = stored_apps(local.folder.path()).expect("readable").swap_remove(0);
        let caller = caller.with_secret(stored.app_secret.reveal());
        let one = caller.call::<RefreshAppSecret>(&RefreshAppSecretRequest {});
        let other = caller.call::<RefreshAppSecret>(&RefreshAppSecretRequest {});
        let (one, other) = tokio::join!(one, other);
        let given = [one, other].into_iter().flatten().map(|answer| answer.app_secret);
        let mut counting = 0;
        for secret in given {
            let caller = caller.with_secret(secret.reveal());
            counting += usize::from(caller.call::<GetApp>(&GetAppRequest {}).await.is_ok());
        }
        assert_eq!(counting, 1, "round {round}");
    }
    local.stop().await;
}
