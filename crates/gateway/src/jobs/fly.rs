//! One call of a job on its way, and what is learnt where its answer is lost.

use std::time::Duration;

use nexconn_api::admin::Outcome;
use nexconn_api::nexconn::{
    BanUsers, GetUser, GetUserRequest, IssueAccessToken, IssueAccessTokenRequest, RestoreUsers,
    SoftDeleteUsers, UnbanUsers, UserInfo,
};
use nexconn_api::{Code, Endpoint};
use serde_json::Value;
use uuid::Uuid;

use super::batch::{Batch, Work};
use crate::calls::{self, Asked, ask_as};
use crate::gateway::Shared;
use crate::reading::{Read, Unread};
use crate::upstream::{Delivery, Priority};
use crate::{Error, bans, deletions};

/// HTTP status of a call over Nexconn's rate limit.
const RATE_LIMITED: u16 = 429;
/// Reading back is given up after so many tries.
const TRIES: usize = 30;

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

/// What was found out about a call whose answer is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ReadBack {
    /// The list of bans was read: the gateway's copy of it tells.
    Bans,
    /// The list of soft-deleted users was read: the gateway's copy of it tells.
    Deletions,
    /// What Nexconn says of the one user; none where it is not registered.
    User(Option<UserInfo>),
    /// It cannot be read back.
    Nothing,
}

/// A call that has landed.
#[derive(Debug)]
pub(super) struct Landed {
    pub(super) batch: Batch,
    pub(super) landing: Landing,
}

/// Sends a call whose intent is recorded.
pub(super) async fn send(shared: &Shared, work: &Work, batch: Batch) -> Landed {
    let sent = calls::send(shared, &work.order(&batch, &batch.request)).await;
    let delivery = sent.unwrap_or_else(|error| {
        let (job, request_id) = (work.job, &batch.request_id);
        tracing::error!(job, request_id, %error, "a call of a job could not be sent");
        Delivery::NotSent
    });
    if is_not_taken(&delivery) {
        return Landed { batch, landing: Landing::NotTaken(delivery) };
    }
    if is_word(&delivery) {
        return Landed { batch, landing: Landing::Answered(delivery) };
    }
    find_out(shared, work, batch, delivery).await
}

/// Finds out what became of a call that an earlier runner left.
pub(super) async fn recover(shared: &Shared, work: &Work, batch: Batch) -> Landed {
    find_out(shared, work, batch, Delivery::Unknown).await
}

async fn find_out(shared: &Shared, work: &Work, batch: Batch, delivery: Delivery) -> Landed {
    let landing = tokio::select! {
        () = shared.stopping.cancelled() => Landing::Left,
        read = read_back(shared, work, &batch) => Landing::Lost { delivery, read },
    };
    Landed { batch, landing }
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

async fn read_back(shared: &Shared, work: &Work, batch: &Batch) -> ReadBack {
    let path = batch.spec.path;
    let is_of_bans = path == BanUsers::SPEC.path || path == UnbanUsers::SPEC.path;
    let is_of_deletions = path == SoftDeleteUsers::SPEC.path || path == RestoreUsers::SPEC.path;
    if !is_of_bans && !is_of_deletions && path != IssueAccessToken::SPEC.path {
        return ReadBack::Nothing;
    }
    for pause in pauses(shared).take(TRIES) {
        let read = if is_of_bans {
            list_read(work, bans::fresh(shared, &work.app).await, ReadBack::Bans)
        } else if is_of_deletions {
            list_read(work, deletions::fresh(shared, &work.app).await, ReadBack::Deletions)
        } else {
            user_read(shared, work, batch).await
        };
        if let Some(read) = read {
            return read;
        }
        tokio::time::sleep(pause).await;
    }
    ReadBack::Nothing
}

/// Pauses between tries, without end: the last one stays.
pub(super) fn pauses(shared: &Shared) -> impl Iterator<Item = Duration> {
    let pauses = shared.config.tuning.job_pauses;
    pauses.iter().chain(std::iter::repeat(pauses.last().unwrap_or(&Duration::ZERO))).copied()
}

/// Whether a refusal with this HTTP status would be the same on another try.
fn is_for_good(http: u16) -> bool {
    (400..RATE_LIMITED).contains(&http)
}

/// None where it may be read on another try.
fn list_read(work: &Work, read: Result<Read, Error>, told: ReadBack) -> Option<ReadBack> {
    match read {
        Ok(Ok(_)) => Some(told),
        Ok(Err(Unread::Refused { http, .. })) if is_for_good(http) => Some(ReadBack::Nothing),
        Ok(Err(_)) => None,
        Err(error) => {
            tracing::error!(job = work.job, %error, "a list could not be read");
            None
        }
    }
}

async fn user_read(shared: &Shared, work: &Work, batch: &Batch) -> Option<ReadBack> {
    let user_id = batch.items.first()?.user_id.clone();
    let request_id = Uuid::new_v4().to_string();
    let request = GetUserRequest { user_id };
    match ask_as::<GetUser>(shared, &work.app, &request, &request_id, Priority::Job).await {
        Ok(Asked::Told(info)) => Some(ReadBack::User(Some(info))),
        Ok(Asked::Refused(why)) if why.code == Code::NO_SUCH_USER => Some(ReadBack::User(None)),
        Ok(Asked::Refused(why)) if is_for_good(why.http) => Some(ReadBack::Nothing),
        Ok(_) => None,
        Err(error) => {
            tracing::error!(job = work.job, %error, "a user could not be read back");
            None
        }
    }
}

/// Whether a user is registered as the call asked for.
pub(super) fn is_registered_so(batch: &Batch, info: &UserInfo) -> bool {
    let request = Value::Object(batch.request.clone());
    serde_json::from_value::<IssueAccessTokenRequest>(request).is_ok_and(|asked| {
        asked.name == info.name && asked.avatar_url.is_none_or(|url| url == info.avatar_url)
    })
}
