//! Whether users are online: asked of Nexconn for those in view, at most once in a while for each.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::StreamExt;
use nexconn_api::Code;
use nexconn_api::admin::{
    Event, Finding, OnlineChanged, OnlineState, STATUS_KEPT_MILLIS, Statuses as Told, UserStatus,
};
use nexconn_api::nexconn::{GetConnectionStatus, GetConnectionStatusRequest};

use crate::audit::events;
use crate::calls::{Asked, ask};
use crate::gateway::Shared;
use crate::{Error, directory};

/// Questions on their way to Nexconn at once, for one request.
const AT_ONCE: usize = 8;
/// Above this many answers, old ones are let go.
const KEPT: usize = 10_000;

/// The last answer about a user; locked while one is on its way, so that others wait for it and share it.
type Slot = Arc<tokio::sync::Mutex<Option<OnlineState>>>;

/// The last answers, by app and user.
#[derive(Debug, Default)]
pub(crate) struct Statuses(Mutex<HashMap<(String, String), Slot>>);

impl Statuses {
    fn slot(&self, app: &str, user_id: &str, now: i64) -> Slot {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if slots.len() >= KEPT {
            slots.retain(|_, slot| {
                let is_in_use = Arc::strong_count(slot) > 1;
                let is_recent = |last: OnlineState| last.at >= oldest_told(now);
                is_in_use || slot.try_lock().is_ok_and(|last| last.is_some_and(is_recent))
            });
        }
        slots.entry((app.to_owned(), user_id.to_owned())).or_default().clone()
    }
}

impl Statuses {
    /// Takes what a webhook told for the last answer about a user, if there is an older one.
    pub(crate) fn learn(&self, app: &str, user_id: &str, online: OnlineState) {
        let key = (app.to_owned(), user_id.to_owned());
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(slot) = slots.get(&key) else { return };
        let is_asked = match slot.try_lock() {
            Ok(mut last) => {
                if last.is_some_and(|last| last.at <= online.at) {
                    *last = Some(online);
                }
                false
            }
            Err(_) => true,
        };
        if is_asked {
            // Its answer is already older than this; whoever wants to know next asks anew.
            slots.remove(&key);
        }
    }
}

/// What became of the question about one user.
#[derive(Debug)]
struct Answer {
    user_id: String,
    online: Finding<OnlineState>,
    /// Whether Nexconn said so just now.
    is_new: bool,
}

impl Answer {
    fn known(&self) -> Option<OnlineState> {
        match self.online {
            Finding::Known(online) => Some(online),
            Finding::Refused { .. } | Finding::Unreachable => None,
        }
    }
}

/// Tells of each user whether Nexconn says that it is online, in the order of `user_ids`.
pub(crate) async fn read(
    shared: &Shared,
    app: &str,
    user_ids: Vec<String>,
    request_id: &str,
) -> Result<Told, Error> {
    let since = oldest_told(shared.clock.now());
    let asking = user_ids.into_iter().map(|user_id| one(shared, app, user_id, since, request_id));
    let answers: Vec<Result<Answer, Error>> =
        futures_util::stream::iter(asking).buffered(AT_ONCE).collect().await;
    let answers = answers.into_iter().collect::<Result<Vec<_>, _>>()?;
    keep(shared, app, &answers, request_id).await;
    let told = |answer: Answer| UserStatus { online: answer.known(), user_id: answer.user_id };
    Ok(Told { statuses: answers.into_iter().map(told).collect() })
}

/// The same of one user, asked anew, with why it is not known.
pub(crate) async fn finding(
    shared: &Shared,
    app: &str,
    user_id: &str,
    request_id: &str,
) -> Result<Finding<OnlineState>, Error> {
    let answer = one(shared, app, user_id.to_owned(), shared.clock.now(), request_id).await?;
    keep(shared, app, std::slice::from_ref(&answer), request_id).await;
    Ok(answer.online)
}

/// The last answer about a user, if it came no earlier than `since`, or a new one.
async fn one(
    shared: &Shared,
    app: &str,
    user_id: String,
    since: i64,
    request_id: &str,
) -> Result<Answer, Error> {
    let slot = shared.statuses.slot(app, &user_id, shared.clock.now());
    let mut last = slot.lock().await;
    if let Some(recent) = last.filter(|last| last.at >= since) {
        return Ok(Answer { user_id, online: Finding::Known(recent), is_new: false });
    }
    let request = GetConnectionStatusRequest { user_id: user_id.clone() };
    // As of when it is asked: what a webhook tells of the time after that is newer.
    let at = shared.clock.now();
    let online = match ask::<GetConnectionStatus>(shared, app, &request, request_id).await? {
        Asked::Told(status) => match status.is_online() {
            Some(online) => Finding::Known(OnlineState { online, at }),
            None => Finding::Refused { http: 200, code: Code::UNREADABLE },
        },
        Asked::Refused(refusal) => Finding::Refused { http: refusal.http, code: refusal.code },
        Asked::Unreachable => Finding::Unreachable,
    };
    let answer = Answer { user_id, online, is_new: true };
    *last = answer.known().or(*last);
    Ok(answer)
}

/// When the oldest answer came that is told again.
const fn oldest_told(now: i64) -> i64 {
    now - STATUS_KEPT_MILLIS + 1
}

/// Keeps what is new in the directory. Where that fails, the log says so and the answers stand.
async fn keep(shared: &Shared, app: &str, answers: &[Answer], request_id: &str) {
    if let Err(error) = try_keep(shared, app, answers).await {
        tracing::error!(request_id, %error, "the directory could not note who is online");
    }
}

/// Only for users that the directory knows: Nexconn says of any id that it is offline.
async fn try_keep(shared: &Shared, app: &str, answers: &[Answer]) -> Result<(), Error> {
    let new = answers.iter().filter(|answer| answer.is_new);
    let new: Vec<_> = new.filter_map(|answer| Some((&answer.user_id, answer.known()?))).collect();
    if new.is_empty() {
        return Ok(());
    }
    let mut transaction = shared.database.write().await?;
    for (user_id, online) in new {
        if directory::answered(&mut transaction, app, user_id, online).await? {
            let user_id = user_id.clone();
            let event = Event::Online(OnlineChanged { user_id, online });
            events::publish(&mut transaction, app, &event, shared.clock.now()).await?;
        }
    }
    transaction.commit().await?;
    shared.events.wake();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_in_use_is_not_let_go() {
        let statuses = Statuses::default();
        let slot = |user: usize| statuses.slot("acme", &user.to_string(), 0);
        let held = slot(0);
        for user in 1..=KEPT {
            slot(user);
        }
        assert!(Arc::ptr_eq(&held, &slot(0)), "two would ask Nexconn for one user");
        assert_eq!(statuses.0.lock().expect("not poisoned").len(), 2, "the others are let go");
    }
}
