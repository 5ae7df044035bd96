//! Writing down how calls of a job ended: the entry in the audit log, what the rest of the gateway learns, and the
//! outcome of each user.

use std::collections::HashSet;

use nexconn_api::admin::{AuditOutcome, ItemNote, ItemState, JobAction, Outcome, StandingBanEnd};
use nexconn_api::nexconn::{
    AddFriend, ConnectionStatus, GetConnectionStatus, IssueAccessToken, IssuedAccessToken,
};
use nexconn_api::{Code, Endpoint, wire};
use serde_json::{Value, json};
use sqlx::SqliteConnection;

use super::batch::{Batch, Item, KICK_BAN, Work, has_notes};
use super::evidence::{self, Evidence};
use super::fly::{Landed, Landing};
use super::later::told_later;
use super::read_back::ReadBack;
use super::settle::{Settled, store};
use super::tokens;
use crate::audit::{self, Ending};
use crate::bans::{self, standing};
use crate::calls::{self, Order, Subject, note, record_outcome};
use crate::gateway::Shared;
use crate::undo::Before;
use crate::upstream::Delivery;
use crate::{Error, deletions, undo};

/// A user is sent so often, where answers are lost.
const TRIES: i64 = 3;
/// HTTP status of a request that is wrong: in a list of users, because of one of them perhaps.
const BAD_REQUEST: u16 = 400;

/// Writes down how a call ended.
pub(super) async fn land(
    transaction: &mut SqliteConnection,
    shared: &Shared,
    work: &Work,
    landed: &Landed,
    now: i64,
) -> Result<(), Error> {
    let Landed { batch, before, landing } = landed;
    let settled = match landing {
        Landing::Left => return Ok(()),
        Landing::NotTaken(delivery) => {
            told(transaction, work, batch, delivery, now).await?;
            batch.items.iter().map(again).collect()
        }
        Landing::Answered(delivery) => {
            told(transaction, work, batch, delivery, now).await?;
            answered(shared, work, batch, delivery)?
        }
        Landing::Lost { delivery, read } => {
            lost(transaction, work, batch, delivery, read, now).await?
        }
    };
    keep(transaction, work, batch, before.as_ref(), &settled, now).await?;
    store(transaction, work, settled, ItemState::Sent, now).await?;
    // The webhook may have been faster. That the job's counts moved, the turn tells with all else.
    if let (JobAction::Delete | JobAction::Restore, Some(entry)) = (work.action, batch.entry) {
        told_later(transaction, work.job, entry, now).await?;
    }
    Ok(())
}

/// Keeps what was there before for those for whom the call was done.
async fn keep(
    transaction: &mut SqliteConnection,
    work: &Work,
    batch: &Batch,
    before: Option<&Before>,
    settled: &[Settled],
    now: i64,
) -> Result<(), Error> {
    let (Some(before), Some(entry)) = (before, batch.entry) else { return Ok(()) };
    let done: HashSet<Subject<'_>> = batch
        .items
        .iter()
        .filter(|item| settled.iter().any(|one| one.idx == item.idx && one.is_done()))
        .map(Item::subject)
        .collect();
    let before = before.only(|user_id, target| done.contains(&Subject { user_id, target }));
    let order = work.order(batch, &batch.request);
    undo::keep_before(transaction, entry, &order, &before, now).await
}

/// To be sent again.
fn again(item: &Item) -> Settled {
    Settled::of(item, ItemState::Waiting)
}

/// Records the outcome of a whole call, and what it tells.
async fn told(
    transaction: &mut SqliteConnection,
    work: &Work,
    batch: &Batch,
    delivery: &Delivery,
    now: i64,
) -> Result<(), Error> {
    let order = work.order(batch, &batch.request);
    let entry = batch.entry.unwrap_or_default();
    if batch.entry.is_some() {
        record_outcome(transaction, &order, entry, delivery, now).await?;
    }
    note(transaction, &order, entry, delivery, now).await?;
    if calls::outcome(delivery).0 == Outcome::Done {
        follow(transaction, work, &order, now).await?;
    }
    Ok(())
}

/// A standing ban that was taken back, to the end of the ban before it, is renewed no longer.
async fn follow(
    transaction: &mut SqliteConnection,
    work: &Work,
    order: &Order<'_>,
    now: i64,
) -> Result<(), Error> {
    if work.undoes != Some(JobAction::Standing) {
        return Ok(());
    }
    standing::stop(transaction, order.app, &order.user_ids(), StandingBanEnd::Stopped, now).await
}

/// The outcomes of users where Nexconn gave its word on their call.
fn answered(
    shared: &Shared,
    work: &Work,
    batch: &Batch,
    delivery: &Delivery,
) -> Result<Vec<Settled>, Error> {
    let (outcome, http, code) = calls::outcome(delivery);
    let adds_friend = batch.spec.path == AddFriend::SPEC.path;
    let are_friends = adds_friend && code == Some(Code::ALREADY_FRIENDS);
    if outcome != Outcome::Done && !are_friends {
        // One user may be why all were refused: each alone tells which.
        let apart = http == Some(BAD_REQUEST) && batch.items.len() > 1;
        let refused = |item: &Item| {
            if apart {
                Settled { alone: true, ..again(item) }
            } else {
                Settled { http, code, ..Settled::of(item, ItemState::Refused) }
            }
        };
        return Ok(batch.items.iter().map(refused).collect());
    }
    let body = match delivery {
        Delivery::Answered(answer) => answer.body.clone(),
        Delivery::NotSent | Delivery::Unknown => Value::Null,
    };
    let http_ok = http.unwrap_or_default();
    let done = |item: &Item| -> Result<Settled, Error> {
        let notes = adds_friend && code != Some(Code::WAITS_FOR_CONSENT) && has_notes(item);
        if is_first_of_kick(work, item) || notes {
            return Ok(next_step(item));
        }
        let done = Settled { http, code, ..Settled::of(item, ItemState::Done) };
        if batch.spec.path == IssueAccessToken::SPEC.path {
            return match wire::read::<IssuedAccessToken>(http_ok, body.clone()) {
                Ok(issued) => {
                    let token = tokens::seal(shared, work.job, item.idx, &issued.access_token)?;
                    Ok(Settled { token: Some(token), ..done })
                }
                Err(_) => Ok(Settled { note: Some(ItemNote::TokenLost), ..done }),
            };
        }
        if batch.spec.path == GetConnectionStatus::SPEC.path {
            let status = wire::read::<ConnectionStatus>(http_ok, body.clone()).ok();
            return Ok(match status.and_then(|status| status.is_online()) {
                Some(online) => Settled { online: Some(online), ..done },
                None => Settled { code: Some(Code::UNREADABLE), state: ItemState::Refused, ..done },
            });
        }
        let note = match code {
            Some(Code::ALREADY_FRIENDS) => Some(ItemNote::FriendsAlready),
            Some(Code::WAITS_FOR_CONSENT) => Some(ItemNote::WaitsForConsent),
            _ => None,
        };
        Ok(Settled { note: note.filter(|_| adds_friend), ..done })
    };
    batch.items.iter().map(done).collect()
}

fn is_first_of_kick(work: &Work, item: &Item) -> bool {
    work.action == JobAction::Kick && item.step < KICK_BAN
}

fn next_step(item: &Item) -> Settled {
    Settled { step: item.step + 1, tries: 0, alone: false, ..again(item) }
}

/// The outcomes of users whose call was not answered, as what was read back shows them.
async fn lost(
    transaction: &mut SqliteConnection,
    work: &Work,
    batch: &Batch,
    delivery: &Delivery,
    read: &ReadBack,
    now: i64,
) -> Result<Vec<Settled>, Error> {
    let mut done = Vec::new();
    let mut settled = Vec::new();
    for item in &batch.items {
        let shown = evidence::of(transaction, work, batch, item, read, now).await?;
        let one = if shown == Evidence::Done && adds_notes(batch, item) {
            next_step(item)
        } else {
            lost_one(batch, item, delivery, shown)
        };
        if shown == Evidence::Done {
            done.push(item.user_id.as_str());
        }
        settled.push(one);
    }
    if let Some(entry) = batch.entry {
        record_lost(transaction, work, batch, entry, delivery, &done, now).await?;
    }
    Ok(settled)
}

/// Whether what one of two friends notes of the other is still to be set.
fn adds_notes(batch: &Batch, item: &Item) -> bool {
    batch.spec.path == AddFriend::SPEC.path && has_notes(item)
}

fn lost_one(batch: &Batch, item: &Item, delivery: &Delivery, shown: Evidence) -> Settled {
    let (_, http, code) = calls::outcome(delivery);
    let tries = item.tries + 1;
    let is_register = batch.spec.path == IssueAccessToken::SPEC.path;
    let ending = match shown {
        Evidence::Done => {
            let note = if is_register { ItemNote::TokenLost } else { ItemNote::ReadBack };
            return Settled { note: Some(note), tries, ..Settled::of(item, ItemState::Done) };
        }
        Evidence::NotDone | Evidence::CannotTell if tries < TRIES => {
            return Settled { tries, ..again(item) };
        }
        // Nexconn's internal error, and it was not done.
        Evidence::NotDone if code.is_some() => ItemState::Refused,
        Evidence::CannotTell if code.is_some() && !batch.spec.changes() => ItemState::Refused,
        Evidence::NotDone | Evidence::CannotTell | Evidence::Overtaken => ItemState::Unknown,
    };
    Settled { http, code, tries, ..Settled::of(item, ending) }
}

/// Writes a call down whose answer was lost: done where it was for all its users, else unknown; and what follows for
/// those for whom it was done.
async fn record_lost(
    transaction: &mut SqliteConnection,
    work: &Work,
    batch: &Batch,
    entry: i64,
    delivery: &Delivery,
    done: &[&str],
    now: i64,
) -> Result<(), Error> {
    let all = done.len() == batch.items.len();
    let (_, http, code) = calls::outcome(delivery);
    let outcome = if all { AuditOutcome::Done } else { AuditOutcome::Unknown };
    audit::finish(transaction, entry, Ending { outcome, http, code }).await?;
    undo::keep_only(transaction, entry, done).await?;
    let order = work.order(batch, &batch.request);
    deletions::found(transaction, &order, entry, done, now).await?;
    if done.is_empty() {
        return Ok(());
    }
    let mut request = batch.request.clone();
    if request.contains_key("userIds") {
        request.insert("userIds".to_owned(), json!(done));
    }
    let order = work.order(batch, &request);
    // As of when it was sent: its end counts from there.
    bans::follow(transaction, &order, entry, batch.at).await?;
    bans::note(transaction, &order, entry, batch.at).await?;
    follow(transaction, work, &order, batch.at).await
}
