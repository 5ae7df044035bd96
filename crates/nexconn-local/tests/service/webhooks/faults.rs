//! Receivers that are down, slow, broken or restarted.

use std::time::Duration;

use axum::http::StatusCode;
use kit::Clock;
use nexconn_api::choices::{WEBHOOK_PAUSE, WEBHOOK_RETRY_WAITS, WEBHOOK_TIMEOUTS};

use super::receiver::{Answer, FAULT, OK, of_user, statuses};
use super::{Told, state};
use crate::fixture::{Local, callers, config, get, register, start};

const FIRST_WAIT: u32 = WEBHOOK_RETRY_WAITS[0];
const SECOND_WAIT: u32 = WEBHOOK_RETRY_WAITS[1];

#[tokio::test]
async fn a_failed_webhook_is_tried_again_twice_and_holds_up_its_user_only() {
    let told = Told::start().await;
    told.receiver.answer(|got| if got.user() == "a" { FAULT } else { OK });
    told.visit("a").await;
    told.receiver.until(1).await;
    let failed = told.state_when(|state| state.last_error.is_some()).await;
    assert_eq!(failed.last_error.expect("an error").message, "HTTP 500");
    told.visit("b").await;
    assert_eq!(statuses(&of_user(&told.receiver.until(3).await, "b")), ["0", "1"]);
    told.local.clock.advance(FIRST_WAIT - 1);
    told.visit("c").await;
    told.receiver.until(5).await;
    told.local.clock.advance(1);
    told.receiver.until(6).await;
    told.state_when(|state| {
        state.last_error.as_ref().is_some_and(|error| error.at == told.local.clock.now())
    })
    .await;
    told.receiver.answer(|_| OK);
    told.local.clock.advance(SECOND_WAIT);
    let got = told.receiver.until(8).await;
    let of_a = of_user(&got, "a");
    assert_eq!(statuses(&of_a), ["0", "0", "0", "1"]);
    assert!(of_a[..3].iter().all(|got| got.id() == of_a[0].id()), "the same id");
    assert!(of_a[0].query != of_a[1].query && of_a[1].query != of_a[2].query, "signed anew");
    assert_eq!(told.state_when(|state| state.pending == 0).await.dropped, 0);
    told.local.stop().await;
}

#[tokio::test]
async fn after_the_third_failed_try_it_is_dropped_and_the_next_goes_out() {
    let told = Told::start().await;
    told.receiver.answer(|got| if got.status() == "0" { FAULT } else { OK });
    told.visit("a").await;
    for (count, wait) in [(1, FIRST_WAIT), (2, SECOND_WAIT)] {
        told.receiver.until(count).await;
        let now = told.local.clock.now();
        told.state_when(|state| state.last_error.as_ref().is_some_and(|error| error.at == now))
            .await;
        told.local.clock.advance(wait);
    }
    let got = told.receiver.until(4).await;
    assert_eq!(statuses(&got), ["0", "0", "0", "1"]);
    let state = told.state_when(|state| state.pending == 0).await;
    assert_eq!(state.dropped, 1);
    assert_eq!(state.last_delivered_at, Some(told.local.clock.now()));
    told.local.stop().await;
}

#[tokio::test]
async fn only_http_200_is_success_and_no_redirect_is_followed() {
    for status in [
        StatusCode::NO_CONTENT,
        StatusCode::CREATED,
        StatusCode::FOUND,
        StatusCode::TEMPORARY_REDIRECT,
    ] {
        let told = Told::start().await;
        told.receiver.answer(move |_| Answer::With(status));
        told.visit("a").await;
        let failed = told.state_when(|state| state.last_error.is_some()).await;
        let message = failed.last_error.expect("an error").message;
        assert_eq!(message, format!("HTTP {}", status.as_u16()));
        assert_eq!((failed.pending, told.receiver.got().len()), (2, 1));
        told.local.stop().await;
    }
}

#[tokio::test]
async fn many_timeouts_let_delivery_rest_for_a_minute() {
    let told = Told::with(|config| config.webhook_patience = Duration::from_secs(1)).await;
    told.receiver.answer(|_| Answer::Never);
    let limit = usize::try_from(WEBHOOK_TIMEOUTS).expect("small");
    let users: Vec<String> = (0..limit).map(|n| format!("u{n}")).collect();
    let connections = users.iter().map(|user| async {
        let token = told.token(user).await;
        told.connect(&token, "d").await
    });
    let live = futures_util::future::join_all(connections).await;
    let resting = told.state_when(|state| state.paused_until.is_some()).await;
    let until = resting.paused_until.expect("a pause");
    assert_eq!(until, told.local.clock.now() + WEBHOOK_PAUSE);
    assert_eq!(resting.last_error.expect("an error").message, "no answer within 1s");
    let tried = told.receiver.until(limit).await.len();
    told.receiver.answer(|_| OK);
    told.local.clock.move_to(until - 1);
    // Nothing tells that nothing happens: a later request would have woken the sender.
    told.visit("late").await;
    assert_eq!(state(&told.caller).await.last_delivered_at, None);
    assert_eq!(told.receiver.got().len(), tried);
    told.local.clock.move_to(until);
    told.state_when(|state| state.pending == 0 && state.paused_until.is_none()).await;
    assert_eq!(told.receiver.got().len(), tried + limit + 2);
    drop(live);
    told.local.stop().await;
}

#[tokio::test]
async fn a_receiver_that_was_down_gets_what_it_missed() {
    let mut told = Told::start().await;
    told.receiver.go_down().await;
    told.visit("a").await;
    told.state_when(|state| state.last_error.is_some()).await;
    told.receiver.come_up().await;
    told.local.clock.advance(FIRST_WAIT);
    let got = told.receiver.until(2).await;
    assert_eq!(statuses(&got), ["0", "1"]);
    told.local.stop().await;
}

#[tokio::test]
async fn what_waits_at_a_stop_goes_out_after_the_next_start_and_nothing_twice() {
    let told = Told::start().await;
    told.visit("before").await;
    told.receiver.until(2).await;
    told.state_when(|state| state.pending == 0).await;
    told.receiver.answer(|_| FAULT);
    told.visit("a").await;
    told.receiver.until(3).await;
    told.state_when(|state| state.last_error.is_some()).await;
    let token = told.token("open").await;
    let live = told.connect(&token, "d").await;
    told.receiver.until(4).await;
    let Told { local: Local { folder, clock, running }, receiver, .. } = told;
    running.stop().await.expect("a clean stop");
    drop(live);
    receiver.answer(|_| OK);
    clock.advance(FIRST_WAIT);
    let again = start(config(folder.path()), nexconn_local::ServiceClock::Manual(clock)).await;
    let got = receiver.until(8).await;
    assert_eq!(statuses(&of_user(&got[4..], "a")), ["0", "1"]);
    assert_eq!(statuses(&of_user(&got, "open")), ["0", "0", "1"], "the stop ended it");
    assert_eq!(state(&callers(&again)[0]).await.dropped, 0);
    again.stop().await.expect("a clean stop");
    assert_eq!(receiver.got().len(), 8, "nothing twice");
}

#[tokio::test]
async fn what_was_answered_just_before_a_stop_is_not_sent_again() {
    let told = Told::start().await;
    let token = told.token("u").await;
    let live = told.connect(&token, "d").await;
    // Not settled yet, perhaps: the stop waits for it.
    told.receiver.until(1).await;
    let Told { local: Local { folder, clock, running }, receiver, .. } = told;
    running.stop().await.expect("a clean stop");
    drop(live);
    let again = start(config(folder.path()), nexconn_local::ServiceClock::Manual(clock)).await;
    let got = receiver.until(2).await;
    assert_eq!(statuses(&got), ["0", "1"]);
    again.stop().await.expect("a clean stop");
    assert_eq!(receiver.got().len(), 2);
}

#[tokio::test]
async fn a_receiver_that_never_answers_slows_no_request() {
    // Had a request to wait for the receiver, it would wait for an hour.
    let told = Told::with(|config| config.webhook_patience = Duration::from_hours(1)).await;
    told.receiver.answer(|_| Answer::Never);
    for n in 0..40 {
        told.visit(&format!("u{n}")).await;
    }
    told.receiver.until(16).await;
    for n in 0..200 {
        let user = format!("v{n}");
        register(&told.caller, &user, "name").await.expect("issued");
        assert_eq!(get(&told.caller, &user).await.expect("found").name, "name");
    }
    assert_eq!(state(&told.caller).await.pending, 80);
    assert_eq!(told.receiver.got().len(), 16, "so many at once");
    told.local.stop().await;
}
