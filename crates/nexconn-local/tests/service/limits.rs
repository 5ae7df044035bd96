//! The quota of the development environment and the documented rates.

use nexconn_api::Code;
use nexconn_api::admin::Environment::{Development, Production};

use crate::fixture::{Local, get, register};

#[tokio::test]
async fn a_development_app_takes_100_users_and_further_tokens_for_them() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    for n in 1..=100 {
        register(&caller, &format!("u{n}"), "name").await.expect("within the quota");
    }
    let refused = register(&caller, "u101", "name").await.expect_err("over the quota");
    assert_eq!((refused.http, refused.code), (403, Code::USER_QUOTA));
    assert!(refused.message.contains("100"), "{}", refused.message);
    register(&caller, "u7", "name").await.expect("registered already");
    get(&caller, "u101").await.expect_err("not registered");
    local.stop().await;
}

#[tokio::test]
async fn a_production_app_takes_more() {
    let local = Local::with(&[Production], |config| config.rate_limits = false).await;
    let caller = local.caller();
    for n in 1..=101 {
        register(&caller, &format!("u{n}"), "name").await.expect("no quota");
    }
    local.stop().await;
}

#[tokio::test]
async fn calls_over_the_rate_are_refused_until_the_second_is_over() {
    let local = Local::with(&[Production, Production], |_| {}).await;
    let [caller, other] = &local.callers()[..] else { panic!("two apps") };
    for _ in 0..100 {
        get(caller, "nobody").await.expect_err("unknown, but counted");
    }
    let refused = get(caller, "nobody").await.expect_err("over the rate");
    assert_eq!((refused.http, refused.code), (429, Code::RATE_LIMIT));
    assert!(refused.message.contains("100 calls a second"), "{}", refused.message);
    register(caller, "u", "name").await.expect("another endpoint has its own rate");
    assert_eq!(get(other, "u").await.expect_err("another app").code, Code::NO_SUCH_USER);
    local.clock.advance(1000);
    get(caller, "u").await.expect("a new second");
    local.stop().await;
}

#[tokio::test]
async fn rates_can_be_switched_off() {
    let local = Local::with(&[Production], |config| config.rate_limits = false).await;
    let caller = local.caller();
    for _ in 0..110 {
        let refused = get(&caller, "nobody").await.expect_err("unknown");
        assert_eq!(refused.code, Code::NO_SUCH_USER);
    }
    local.stop().await;
}
