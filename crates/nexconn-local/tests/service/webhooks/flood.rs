//! More webhooks than a silent receiver will ever take.

use std::time::Duration;

use kit::Clock;
use nexconn_api::choices::{WEBHOOK_PAUSE, WEBHOOKS_WAITING};

use super::Told;
use super::activation::delete;
use super::receiver::Answer;

#[tokio::test]
async fn only_so_many_wait_and_the_oldest_are_dropped_first() {
    let told = Told::with(|config| config.webhook_patience = Duration::from_millis(100)).await;
    told.receiver.answer(|_| Answer::Never);
    let most = u64::from(WEBHOOKS_WAITING);
    // Of whoever does not exist it is told that the soft delete was not done.
    for call in 0..=most / 100 {
        let ids: Vec<_> = (0..100).map(|n| format!("nobody-{call}-{n}")).collect();
        delete(&told.caller, &ids.iter().map(String::as_str).collect::<Vec<_>>()).await;
    }
    told.state_when(|state| state.pending + state.dropped == most + 100).await;
    told.local.clock.move_to(told.local.clock.now() + WEBHOOK_PAUSE);
    let state = told.state_when(|state| state.pending <= most).await;
    assert_eq!((state.pending, state.dropped), (most, 100));
    told.local.stop().await;
}
