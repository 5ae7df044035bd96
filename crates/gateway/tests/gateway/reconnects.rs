//! A console whose connection breaks off again and again, while webhooks tell what happens.

use std::collections::VecDeque;

use fastrand::Rng;
use reqwest::StatusCode;

use crate::caller::Caller;
use crate::harness::{Harness, START};
use crate::hooks::{Sender, device};
use crate::stream::Listener;
use crate::upstreams::nobody;

const STEPS: usize = 30;

/// What a console does between two events, at random.
struct Console {
    caller: Caller,
    listener: Listener,
    last: i64,
    /// Users whose coming online it has not heard of yet, in the order in which they came.
    missing: VecDeque<String>,
}

impl Console {
    async fn begin(caller: Caller) -> Self {
        let mut listener = Listener::open(&caller, "").await;
        let last = listener.expect("begin").await.id;
        Self { caller, listener, last, missing: VecDeque::new() }
    }

    /// Hears the next event, which must be the one after those heard before.
    async fn hear(&mut self) {
        let told = self.listener.expect("online").await;
        assert!(told.id > self.last, "{} after {}", told.id, self.last);
        self.last = told.id;
        let expected = self.missing.pop_front().expect("nothing more than happened");
        assert_eq!(told.data["userId"], expected);
    }

    async fn reconnect(&mut self) {
        self.listener = Listener::resume(&self.caller, self.last).await;
    }
}

#[tokio::test]
async fn a_console_that_reconnects_misses_nothing_and_doubles_nothing() {
    for seed in 0..3 {
        reconnects(&mut Rng::with_seed(seed)).await;
    }
}

async fn reconnects(rng: &mut Rng) {
    let mut harness = Harness::before(&nobody().await).await;
    let mut console = Console::begin(harness.owner().await).await;
    for step in 0..STEPS {
        for part in 0..rng.usize(..4) {
            let user = format!("user-{step}-{part}");
            let sender = Sender::of(&harness);
            let event = device("0", &user, "phone", START);
            // Nexconn repeats what it has no answer to.
            for _ in 0..rng.usize(1..3) {
                assert_eq!(sender.send(&event).await, StatusCode::OK);
            }
            console.missing.push_back(user);
        }
        match rng.usize(..8) {
            0 => {
                harness = harness.kill_and_restart().await;
                console.caller.base = format!("http://{}", harness.address);
                console.caller.origin = Some(console.caller.base.clone());
                console.reconnect().await;
            }
            1..4 => console.reconnect().await,
            _ => {}
        }
        for _ in 0..rng.usize(..=console.missing.len()) {
            console.hear().await;
        }
    }
    console.missing.push_back("the-last".to_owned());
    let last = device("0", "the-last", "phone", START);
    assert_eq!(Sender::of(&harness).send(&last).await, StatusCode::OK);
    while !console.missing.is_empty() {
        console.hear().await;
    }
}
