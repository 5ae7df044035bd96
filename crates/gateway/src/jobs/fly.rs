//! One call of a job on its way, and what is learnt where its answer is lost.

use std::time::Duration;

use nexconn_api::admin::Outcome;

use super::batch::{Batch, Work};
use super::read_back::{ReadBack, TRIES, read_back};
use crate::calls;
use crate::gateway::Shared;
use crate::undo::{self, Before};
use crate::upstream::Delivery;

/// HTTP status of a call over Nexconn's rate limit.
pub(super) const RATE_LIMITED: u16 = 429;

/// How a call came back.
#[derive(Debug)]
pub(super) enum Landing {
    /// Nothing was sent, or Nexconn did not take it: to be sent again.
    NotTaken(Delivery),
    /// Nexconn gave its word.
    Answered(Delivery),
    /// The answer is lost, or is none of Nexconn's words.
    Lost {
        /// What came in place of an answer.
        delivery: Delivery,
        /// What was read back.
        read: ReadBack,
    },
    /// The gateway stops: it is found out at the next start.
    Left,
}

/// A call that has landed.
#[derive(Debug)]
pub(super) struct Landed {
    pub(super) batch: Batch,
    /// What was there before, where that was read.
    pub(super) before: Option<Before>,
    pub(super) landing: Landing,
}

/// Sends a call whose intent is recorded, after a look at what it will change.
pub(super) async fn send(shared: &Shared, work: &Work, batch: Batch) -> Landed {
    let order = work.order(&batch, &batch.request);
    let before =
        if work.action.can_be_undone() { undo::read_before(shared, &order).await } else { None };
    let sent = calls::send(shared, &order).await;
    let delivery = sent.unwrap_or_else(|error| {
        let (job, request_id) = (work.job, &batch.request_id);
        tracing::error!(job, request_id, %error, "a call of a job could not be sent");
        Delivery::NotSent
    });
    let landing = if is_not_taken(&delivery) {
        Landing::NotTaken(delivery)
    } else if is_word(&delivery) {
        Landing::Answered(delivery)
    } else {
        find_out(shared, work, &batch, delivery).await
    };
    Landed { batch, before, landing }
}

/// Finds out what became of a call that an earlier runner left.
pub(super) async fn recover(shared: &Shared, work: &Work, batch: Batch) -> Landed {
    let landing = find_out(shared, work, &batch, Delivery::Unknown).await;
    Landed { batch, before: None, landing }
}

async fn find_out(shared: &Shared, work: &Work, batch: &Batch, delivery: Delivery) -> Landing {
    tokio::select! {
        () = shared.stopping.cancelled() => Landing::Left,
        read = read_back(shared, work, batch, TRIES) => Landing::Lost { delivery, read },
    }
}

fn is_not_taken(delivery: &Delivery) -> bool {
    match delivery {
        Delivery::NotSent => true,
        Delivery::Answered(answer) => answer.http == RATE_LIMITED,
        Delivery::Unknown => false,
    }
}

/// Whether an answer is a word to rely on. An internal error may have come after the effect.
fn is_word(delivery: &Delivery) -> bool {
    let (outcome, http, _) = calls::outcome(delivery);
    outcome != Outcome::Unknown && http.is_some_and(|http| http < 500)
}

/// Pauses between tries, without end: the last one stays.
pub(super) fn pauses(shared: &Shared) -> impl Iterator<Item = Duration> {
    let pauses = shared.config.tuning.job_pauses;
    pauses.iter().chain(std::iter::repeat(pauses.last().unwrap_or(&Duration::ZERO))).copied()
}
