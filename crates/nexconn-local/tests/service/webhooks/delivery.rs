//! What is told when all goes well.

use std::collections::HashSet;

use nexconn_api::client::Os;
use nexconn_api::local::{RefreshAppSecret, RefreshAppSecretRequest};
use nexconn_api::webhooks::signature::{self, ParameterNames};
use nexconn_api::webhooks::{ConnectionChange, Event};
use nexconn_client::connect_with;
use serde_json::json;

use super::receiver::{Got, of_user, statuses};
use super::{Told, set};
use crate::bans::ban;
use crate::fixture::{START, register};

#[tokio::test]
async fn who_comes_and_goes_is_told_to_the_letter_and_signed() {
    let told = Told::start().await;
    let token = told.token("u").await;
    let running = &told.local.running;
    let app = &running.apps()[0];
    let live = connect_with(running.base_url(), &app.app_key, &token, "phone", Os::Ios).await;
    let live = live.expect("connected");
    let session = live.session_id().to_owned();
    told.receiver.until(1).await;
    told.local.clock.advance(7);
    live.disconnect().await.expect("closed");
    let got = told.receiver.until(2).await;
    for (got, (status, at)) in got.iter().zip([("0", START), ("1", START + 7)]) {
        let item = got.connection();
        assert!(item.client_ip.as_deref().is_some_and(|ip| ip.starts_with("127.0.0.1:")));
        let expected = json!({
            "type": "user:connection_status", "id": got.id(), "time": at,
            "data": [{"status": status, "userId": "u", "os": "iOS", "time": at,
                "clientIp": item.client_ip, "sessionId": session}]
        });
        assert_eq!(got.body, expected);
        assert_eq!(got.content_type, "application/json");
        let query = got.query.strip_prefix("of=test&").expect("its own query first");
        let names = ParameterNames::default();
        let signed = signature::verify(query, &names, &app.app_key, &app.app_secret);
        assert_eq!(signed.expect("signed").timestamp, at.to_string());
    }
    assert_ne!(got[0].id(), got[1].id());
    assert_ne!(got[0].query, got[1].query, "a nonce each");
    let state = told.state_when(|state| state.pending == 0).await;
    assert_eq!((state.dropped, state.last_delivered_at), (0, Some(START + 7)));
    told.local.stop().await;
}

#[tokio::test]
async fn a_ban_and_a_newer_connection_of_the_device_end_one() {
    let told = Told::start().await;
    let token = told.token("u").await;
    let first = told.connect(&token, "d").await;
    let second = told.connect(&token, "d").await;
    let other = told.connect(&token, "e").await;
    ban(&told.caller, &["u"], 1).await;
    let got = told.receiver.until(6).await;
    let items: Vec<_> = got.iter().map(Got::connection).collect();
    let of = |session: &str| -> Vec<ConnectionChange> {
        let items = items.iter().filter(|item| item.session_id.as_deref() == Some(session));
        items.map(|item| item.status).collect()
    };
    for live in [&first, &second, &other] {
        let told = of(live.session_id());
        assert_eq!(told, [ConnectionChange::Connected, ConnectionChange::Disconnected]);
    }
    let replaced = [first.session_id(), first.session_id(), second.session_id()].map(Some);
    assert_eq!(
        items.iter().take(3).map(|item| item.session_id.as_deref()).collect::<Vec<_>>(),
        replaced
    );
    told.state_when(|state| state.pending == 0).await;
    assert_eq!(told.receiver.got().len(), 6, "nothing is told twice");
    told.local.stop().await;
}

#[tokio::test]
async fn a_client_that_vanishes_without_a_word_is_told_as_gone() {
    let told = Told::start().await;
    let token = told.token("u").await;
    drop(told.connect(&token, "d").await);
    assert_eq!(statuses(&told.receiver.until(2).await), ["0", "1"]);
    told.local.stop().await;
}

#[tokio::test]
async fn many_users_are_told_in_the_order_of_each() {
    let told = Told::start().await;
    let users: Vec<String> = (0..20).map(|n| format!("u{n}")).collect();
    let visits = users.iter().map(|user| async {
        for _ in 0..3 {
            told.visit(user).await;
        }
    });
    futures_util::future::join_all(visits).await;
    let got = told.receiver.until(120).await;
    for user in &users {
        assert_eq!(statuses(&of_user(&got, user)), ["0", "1", "0", "1", "0", "1"], "{user}");
    }
    assert_eq!(got.iter().map(Got::id).collect::<HashSet<_>>().len(), 120);
    told.local.stop().await;
}

#[tokio::test]
async fn nothing_is_told_of_what_is_switched_off() {
    let told = Told::start().await;
    set(&told.caller, Some(told.receiver.url()), &[Event::ActivationState]).await;
    told.visit("silent").await;
    set(&told.caller, None, &Event::ALL).await;
    told.visit("silent").await;
    set(&told.caller, Some(told.receiver.url()), &[Event::ConnectionStatus]).await;
    told.visit("told").await;
    let got = told.receiver.until(2).await;
    assert!(got.iter().all(|got| got.user() == "told"), "{got:?}");
    told.local.stop().await;
}

#[tokio::test]
async fn a_new_app_secret_signs_what_is_told_from_then_on() {
    let told = Told::start().await;
    told.visit("before").await;
    told.receiver.until(2).await;
    let request = RefreshAppSecretRequest {};
    let secret = told.caller.call::<RefreshAppSecret>(&request).await.expect("new").app_secret;
    let caller = told.caller.with_secret(secret.reveal());
    let token = register(&caller, "after", "after").await.expect("issued").access_token;
    told.connect(&token, "d").await.disconnect().await.expect("closed");
    let got = told.receiver.until(4).await;
    let app_key = &caller.app_key;
    for (got, secret) in
        got.iter().zip([&told.caller.secret, &told.caller.secret, &secret, &secret])
    {
        let signed = signature::verify(&got.query, &ParameterNames::default(), app_key, secret);
        assert!(signed.is_ok(), "{signed:?}");
    }
    told.local.stop().await;
}
