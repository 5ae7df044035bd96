//! A change at Nexconn, for an admin or for the gateway itself: its intent is recorded before it is
//! sent, its outcome after.
//!
//! [`deliver`](super::deliver()) does it all for one call. A job, which makes many, groups the parts
//! in its own transactions: [`record_intent`], [`send`], [`record_outcome`] with [`note`].

use nexconn_api::admin::{
    Changed, Event, Outcome, Relation, RelationChanged, StartStandingBans, UpstreamAnswer,
};
use nexconn_api::nexconn::BanUsers;
use nexconn_api::spec::{Field, Kind};
use nexconn_api::{Code, Endpoint, Spec, check};
use serde::Serialize;
use serde_json::{Map, Value};
use sqlx::SqliteConnection;

use super::answer;
use crate::audit::{self, Ending, Intent, events};
use crate::directory::Times;
use crate::gateway::Shared;
use crate::upstream::{Delivery, Outgoing, Priority};
use crate::{Error, bans, deletions, directory, undo};

/// One change on its way.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Order<'a> {
    /// Slug of the app.
    pub(crate) app: &'a str,
    /// The endpoint of Nexconn that is called.
    pub(crate) spec: &'static Spec,
    /// What the audit log calls it: the path of `spec`, or of the gateway's own endpoint.
    pub(crate) action: &'static str,
    pub(crate) request: &'a Map<String, Value>,
    /// E-mail of the admin, or [`audit::GATEWAY_ADMIN`].
    pub(crate) admin: &'a str,
    pub(crate) reason: Option<&'a str>,
    pub(crate) case: Option<&'a str>,
    pub(crate) request_id: &'a str,
    /// The job it is part of.
    pub(crate) job: Option<i64>,
    /// The entry of the audit log that it takes back.
    pub(crate) undoes: Option<i64>,
}

impl Order<'_> {
    /// The users it is about, each once.
    pub(crate) fn user_ids(&self) -> Vec<&str> {
        check::user_ids(self.spec, self.request)
    }

    /// The text of a field; empty where there is none.
    pub(crate) fn text(&self, field: &str) -> &str {
        self.request.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// The ids in its list of users.
    pub(crate) fn listed(&self) -> Vec<&str> {
        let is_list = |field: &&Field| matches!(field.kind, Kind::UserIds { .. });
        let list = self.spec.fields.iter().find(is_list);
        let ids = list.and_then(|field| self.request.get(field.name)).and_then(Value::as_array);
        ids.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// The numbers, instants, switches and words of the request, and whose list or friends change, where others are
    /// named besides. No text of it is kept.
    fn details(&self) -> Map<String, Value> {
        let is_of_users = |kind: Kind| matches!(kind, Kind::UserId | Kind::UserIds { .. });
        let is_owned = self.spec.fields.iter().filter(|f| is_of_users(f.kind)).count() > 1;
        let kept = self.spec.fields.iter().filter(|field| match field.kind {
            Kind::Int { .. }
            | Kind::Instant
            | Kind::Bool
            | Kind::OneOf(_)
            | Kind::Words(_)
            | Kind::NumberedWords(_) => true,
            Kind::UserId => is_owned && field.name == "userId",
            _ => false,
        });
        kept.filter_map(|field| {
            Some((field.name.to_owned(), self.request.get(field.name)?.clone()))
        })
        .collect()
    }

    /// Whether it bans until lifted.
    pub(crate) fn is_standing(&self) -> bool {
        self.action == StartStandingBans::SPEC.path
    }
}

/// Records what is about to be sent, with the old values of what can be taken back, and returns the
/// number of its entry in the audit log.
pub(crate) async fn record_intent(
    transaction: &mut SqliteConnection,
    order: &Order<'_>,
    now: i64,
) -> Result<i64, Error> {
    let details = order.details();
    let intent = Intent {
        app: order.app,
        at: now,
        admin: order.admin,
        action: order.action,
        user_ids: &order.user_ids(),
        reason: order.reason,
        case: order.case,
        request_id: order.request_id,
        details: &details,
        job: order.job,
        undoes: order.undoes,
    };
    let entry = audit::begin(transaction, &intent).await?;
    undo::keep_bans(transaction, entry, order, now).await?;
    deletions::begin(transaction, order, entry, now).await?;
    Ok(entry)
}

/// Sends it. An error is the gateway's own, and nothing was sent.
pub(crate) async fn send(shared: &Shared, order: &Order<'_>) -> Result<Delivery, Error> {
    let body = serde_json::to_string(order.request).map_err(|e| Error::Internal(e.to_string()))?;
    let Order { spec, request_id, .. } = *order;
    let priority = order.job.map_or(Priority::Interactive, |_| Priority::Job);
    let users = order.user_ids().len();
    let outgoing = Outgoing { spec, body: &body, users, request_id, priority };
    shared.upstreams.of(order.app)?.send(outgoing).await
}

/// Records how it ended, with what must not be lost if it was done: the ban that is to be renewed,
/// and the old values.
pub(crate) async fn record_outcome(
    transaction: &mut SqliteConnection,
    order: &Order<'_>,
    entry: i64,
    delivery: &Delivery,
    now: i64,
) -> Result<(), Error> {
    let ending = outcome(delivery);
    let (outcome, http, code) = ending;
    audit::finish(transaction, entry, Ending { outcome: answer::audited(outcome), http, code })
        .await?;
    let body = match delivery {
        Delivery::Answered(answer) => &answer.body,
        Delivery::NotSent | Delivery::Unknown => &Value::Null,
    };
    deletions::end(transaction, order, entry, ending, body, now).await?;
    if outcome == Outcome::Done {
        bans::follow(transaction, order, entry, now).await?;
        undo::keep_friendship(transaction, entry, order, code, now).await?;
    } else {
        undo::drop_entry(transaction, entry).await?;
    }
    // A job tells of itself: each of its calls would be too much.
    if order.job.is_some() {
        return Ok(());
    }
    if let Some(what) = Relation::changed_by(order.spec.path).filter(|_| outcome == Outcome::Done) {
        let changed = RelationChanged::of(what, &order.user_ids());
        events::publish(transaction, order.app, &Event::Relation(changed), now).await?;
    }
    audit::publish(transaction, order.app, entry, now).await
}

/// The same in a transaction of its own, for a call that tells nothing of users.
pub(crate) async fn record_alone(
    shared: &Shared,
    order: &Order<'_>,
    entry: i64,
    delivery: &Delivery,
) -> Result<(), Error> {
    let mut transaction = shared.database.write().await?;
    record_outcome(&mut transaction, order, entry, delivery, shared.clock.now()).await?;
    transaction.commit().await?;
    shared.events.wake();
    Ok(())
}

/// Notes in the directory and in the list of bans what the outcome tells about users.
///
/// In a transaction apart from the outcome of a single call, which must not depend on it.
pub(crate) async fn note(
    transaction: &mut SqliteConnection,
    order: &Order<'_>,
    entry: i64,
    delivery: &Delivery,
    now: i64,
) -> Result<(), Error> {
    let told = match delivery {
        Delivery::Answered(answer) => (answer::outcome(answer, true), &answer.body),
        Delivery::Unknown => (Outcome::Unknown, &Value::Null),
        Delivery::NotSent => return Ok(()),
    };
    let began = audit::began(transaction, entry).await?.unwrap_or(now);
    let times = Times { began, as_of: now };
    directory::observe(transaction, order.app, order.spec, order.request, told, times).await?;
    if told.0 == Outcome::Done {
        bans::note(transaction, order, entry, now).await?;
    }
    Ok(())
}

/// To be called once the outcome is committed: wakes whoever follows changes, and reads the list of
/// bans after a ban, which brings its end in Nexconn's words, and that of deleted users where it shows
/// what no answer told.
pub(super) fn settled(shared: &Shared, order: &Order<'_>, delivery: &Delivery) {
    shared.bans.wake();
    shared.events.wake();
    let is_ban = order.spec.path == BanUsers::SPEC.path;
    let outcome = outcome(delivery).0;
    if is_ban && outcome == Outcome::Done {
        bans::read_soon(shared, order.app);
    }
    if deletions::shows_in_list(order, outcome) {
        deletions::read_soon(shared, order.app);
    }
}

/// How a change ended, with status and code of the answer if one came. One that was not sent counts
/// as refused.
pub(crate) fn outcome(delivery: &Delivery) -> (Outcome, Option<u16>, Option<Code>) {
    match delivery {
        Delivery::Answered(answer @ UpstreamAnswer { http, .. }) => {
            (answer::outcome(answer, true), Some(*http), answer::code(answer))
        }
        Delivery::NotSent => (Outcome::Refused, None, None),
        Delivery::Unknown => (Outcome::Unknown, None, None),
    }
}

/// The same for the answer of one of the gateway's own endpoints.
pub(crate) fn changed(order: &Order<'_>, entry: i64, delivery: &Delivery) -> Changed {
    let (outcome, http, code) = outcome(delivery);
    Changed { outcome, http, code, request_id: order.request_id.to_owned(), entry }
}

/// A request as it travels.
pub(crate) fn object(request: &impl Serialize) -> Result<Map<String, Value>, Error> {
    match serde_json::to_value(request) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(Error::Internal("a request is no object".to_owned())),
        Err(error) => Err(Error::Internal(error.to_string())),
    }
}
