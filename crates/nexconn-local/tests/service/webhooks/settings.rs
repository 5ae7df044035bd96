//! The settings of webhooks, through `/console`.

use nexconn_api::Code;
use nexconn_api::local::{SetWebhook, SetWebhookRequest};
use nexconn_api::webhooks::Event;
use nexconn_local::Config;

use super::receiver::Answer;
use super::{Told, set, state};
use crate::fixture::{callers, config, start};

#[tokio::test]
async fn webhooks_are_off_until_an_address_is_set_and_stay_as_set() {
    let local = crate::fixture::Local::of(nexconn_api::admin::Environment::Development).await;
    let caller = local.caller();
    let off = state(&caller).await;
    assert_eq!((off.url, off.events, off.pending), (None, Vec::new(), 0));
    assert_eq!(off.activation_type, "user:activation_state");
    let request = SetWebhookRequest {
        url: Some("http://127.0.0.1:9/hooks".into()),
        events: Event::ALL.into_iter().rev().collect(),
        activation_type: Some("user:delete_state".into()),
    };
    let set = caller.call::<SetWebhook>(&request).await.expect("set");
    assert_eq!(set.url.as_deref(), Some("http://127.0.0.1:9/hooks"));
    assert_eq!(set.events, Event::ALL);
    assert_eq!(set.activation_type, "user:delete_state");
    local.running.stop().await.expect("a clean stop");
    let clock = nexconn_local::ServiceClock::Manual(local.clock);
    let again = start(config(local.folder.path()), clock).await;
    assert_eq!(state(&callers(&again)[0]).await, set);
    again.stop().await.expect("a clean stop");
}

#[tokio::test]
async fn an_address_that_cannot_be_posted_to_is_refused() {
    let local = crate::fixture::Local::of(nexconn_api::admin::Environment::Development).await;
    let caller = local.caller();
    for url in ["example.com", "ftp://example.com", "http://", "http://[::", "http://x:99999/"] {
        let request = SetWebhookRequest { url: Some(url.into()), ..SetWebhookRequest::default() };
        let refused = caller.call::<SetWebhook>(&request).await.expect_err(url);
        assert_eq!(refused.code, Code::INVALID_PARAMETER, "{url}");
    }
    assert_eq!(state(&caller).await.url, None);
    local.stop().await;
}

#[tokio::test]
async fn what_waits_is_dropped_when_it_is_switched_off() {
    let told = Told::start().await;
    told.receiver.answer(|_| Answer::Never);
    told.visit("u").await;
    told.receiver.until(1).await;
    let waiting = told.state_when(|state| state.pending == 2).await;
    assert_eq!(waiting.dropped, 0);
    let off = set(&told.caller, Some(told.receiver.url()), &[Event::ActivationState]).await;
    assert_eq!((off.pending, off.dropped), (0, 2));
    told.local.stop().await;
}

#[tokio::test]
async fn what_waits_goes_to_the_new_address() {
    let mut told = Told::start().await;
    told.receiver.go_down().await;
    told.visit("u").await;
    let failed = told.state_when(|state| state.last_error.is_some()).await;
    assert!(failed.last_error.expect("an error").message.contains("no connection"));
    let other = super::receiver::Receiver::start().await;
    let moved = set(&told.caller, Some(other.url()), &Event::ALL).await;
    assert_eq!((moved.pending, moved.last_error), (2, None));
    told.local.clock.advance(2_000);
    assert_eq!(other.until(2).await.len(), 2);
    told.local.stop().await;
}

#[tokio::test]
async fn a_service_can_be_started_with_an_address_until_a_caller_sets_one() {
    let local = crate::fixture::Local::of(nexconn_api::admin::Environment::Development).await;
    let (folder, clock) = (local.folder, local.clock);
    let key = local.running.apps()[0].app_key.clone();
    local.running.stop().await.expect("a clean stop");
    let started_with = async |url: &str| {
        let webhook_urls = [(key.clone(), url.to_owned())].into();
        let config = Config { webhook_urls, ..config(folder.path()) };
        start(config, nexconn_local::ServiceClock::Manual(clock.clone())).await
    };
    for url in ["http://127.0.0.1:9/first", "http://127.0.0.1:9/second"] {
        let running = started_with(url).await;
        let told = state(&callers(&running)[0]).await;
        assert_eq!((told.url.as_deref(), told.events.as_slice()), (Some(url), &Event::ALL[..]));
        running.stop().await.expect("a clean stop");
    }
    for chosen in [Some("http://127.0.0.1:9/chosen".to_owned()), None] {
        let running = started_with("http://127.0.0.1:9/third").await;
        set(&callers(&running)[0], chosen.clone(), &[Event::ActivationState]).await;
        running.stop().await.expect("a clean stop");
        let running = started_with("http://127.0.0.1:9/third").await;
        let told = state(&callers(&running)[0]).await;
        assert_eq!((told.url, told.events), (chosen, vec![Event::ActivationState]));
        running.stop().await.expect("a clean stop");
    }
}
