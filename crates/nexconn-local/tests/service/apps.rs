//! Several apps at once, and what a restart keeps.

use std::sync::Arc;

use kit::ManualClock;
use nexconn_api::Code;
use nexconn_api::admin::Environment::{Development, Production};
use nexconn_local::{Error, ServiceClock};
use tokio::net::TcpListener;

use crate::fixture::{Local, START, callers, config, get, register, start};

#[tokio::test]
async fn apps_share_neither_users_nor_secrets() {
    let local = Local::with(&[Development, Production], |_| {}).await;
    let [one, other] = &local.callers()[..] else { panic!("two apps") };
    register(one, "u", "in one").await.expect("issued");
    assert_eq!(get(other, "u").await.expect_err("elsewhere").code, Code::NO_SUCH_USER);
    register(other, "u", "in the other").await.expect("issued");
    assert_eq!(get(one, "u").await.expect("found").name, "in one");
    let mixed = one.with_secret(other.secret.reveal());
    assert_eq!(get(&mixed, "u").await.expect_err("wrong secret").code, Code::BAD_SIGNATURE);
    local.stop().await;
}

#[tokio::test]
async fn a_restart_keeps_apps_and_users() {
    let local = Local::of(Production).await;
    let apps = local.running.apps().to_vec();
    register(&local.caller(), "u", "name").await.expect("issued");
    let Local { folder, running, clock } = local;
    running.stop().await.expect("a clean stop");
    let again = start(config(folder.path()), ServiceClock::Manual(clock)).await;
    assert_eq!(again.apps(), apps);
    assert_eq!(get(&callers(&again)[0], "u").await.expect("kept").name, "name");
    again.stop().await.expect("a clean stop");
}

#[tokio::test]
async fn two_services_do_not_share_a_folder() {
    let local = Local::of(Production).await;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let clock = ServiceClock::Manual(Arc::new(ManualClock::new(START)));
    let refused = nexconn_local::start(config(local.folder.path()), clock, listener).await;
    let error = refused.expect_err("in use");
    assert!(matches!(error, Error::Folder(_)), "{error}");
    assert!(error.to_string().contains("in use by another process"), "{error}");
    local.stop().await;
}
