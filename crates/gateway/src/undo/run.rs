//! Taking one change back.

use nexconn_api::Endpoint;
use nexconn_api::Spec;
use nexconn_api::admin::StartStandingBans;
use nexconn_api::admin::{AuditEntry, Outcome, StandingBanEnd, UndoState, Undone};
use nexconn_api::spec::Role;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::keep::{Old, drop_entry};
use super::plan::of_entries;
use crate::bans::standing;
use crate::calls::{self, Order, owner, request};
use crate::gateway::Shared;
use crate::upstream::Delivery;
use crate::{Error, audit};

/// Who takes what back.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    /// Slug of the app.
    pub(crate) app: String,
    /// Number of the entry in the audit log.
    pub(crate) entry: i64,
    /// E-mail of the admin.
    pub(crate) admin: String,
    /// The admin's role in the app.
    pub(crate) role: Role,
    /// Id of the first call.
    pub(crate) request_id: String,
}

/// One call for the users whose change is taken back in the same way.
#[derive(Debug)]
struct Group {
    spec: &'static Spec,
    fields: Map<String, Value>,
    of: Vec<Old>,
}

/// Takes a change back, once. An error means that nothing was sent.
pub(crate) async fn take_back(shared: &Shared, wish: &Wish) -> Result<Undone, Error> {
    // One at a time, so that nothing is taken back twice.
    let _alone = shared.undoing.lock().await;
    let (entry, old) = look_up(shared, wish).await?;
    let groups = group(old, shared.clock.now())?;
    if let Some(group) = groups.iter().find(|group| group.spec.role > wish.role) {
        return Err(Error::Forbidden { needed: group.spec.role });
    }
    let mut undone = Undone { changes: Vec::new(), nothing_left: entry.user_ids.clone() };
    if groups.is_empty() {
        close(shared, &wish.app, entry.id).await?;
    }
    for group in &groups {
        undone.nothing_left.retain(|user_id| !group.is_about(user_id));
        let request_id = if undone.changes.is_empty() {
            wish.request_id.clone()
        } else {
            Uuid::new_v4().to_string()
        };
        let order = Order {
            app: &wish.app,
            spec: group.spec,
            action: group.spec.path,
            request: &group.request(),
            admin: &wish.admin,
            // The entry that it takes back says why that was done.
            reason: None,
            case: entry.case.as_deref(),
            request_id: &request_id,
            job: None,
            undoes: Some(entry.id),
        };
        let delivered = match calls::deliver(shared, &order).await {
            Ok(delivered) => delivered,
            Err(error) if undone.changes.is_empty() => return Err(error),
            Err(error) => {
                tracing::error!(request_id, %error, "a change was taken back in part");
                break;
            }
        };
        if undone.changes.is_empty() && delivered.delivery == Delivery::NotSent {
            return Err(Error::UpstreamUnreachable);
        }
        let changed = calls::changed(&order, delivered.entry, &delivered.delivery);
        if entry.action == StartStandingBans::SPEC.path && changed.outcome == Outcome::Done {
            stop_standing(shared, &wish.app, &group.of).await?;
        }
        undone.changes.push(changed);
    }
    Ok(undone)
}

/// Finds the entry, and what takes it back.
async fn look_up(shared: &Shared, wish: &Wish) -> Result<(AuditEntry, Vec<Old>), Error> {
    let now = shared.clock.now();
    let mut connection = shared.database.readers().acquire().await?;
    let entry = audit::find(&mut connection, &wish.app, wish.entry, now)
        .await?
        .ok_or(Error::NotFound("entry in the audit log"))?;
    match entry.undo {
        Some(UndoState::Open { .. }) => {}
        Some(UndoState::Done { .. }) => {
            return Err(Error::Conflict("this change was taken back already"));
        }
        None => {
            return Err(Error::Conflict(
                "this change cannot be taken back, or no longer; make the opposite change instead",
            ));
        }
    }
    let old = of_entries(&mut connection, &wish.app, &[wish.entry], now).await?;
    Ok((entry, old))
}

/// Puts users together whose calls are alike; whoever's ban has ended is left out.
fn group(old: Vec<Old>, now: i64) -> Result<Vec<Group>, Error> {
    let mut groups: Vec<Group> = Vec::new();
    for old in old {
        let Some(fields) = old.fields(now)? else { continue };
        let spec = old.way.spec();
        let alike = groups.iter_mut().find(|group| {
            let owners = group.of.first().map(|first| owner(spec, first.subject()));
            let room = group.of.len() < spec.batch_size();
            group.spec.path == spec.path
                && group.fields == fields
                && owners == Some(owner(spec, old.subject()))
                && room
        });
        match alike {
            Some(group) => group.of.push(old),
            None => groups.push(Group { spec, fields, of: vec![old] }),
        }
    }
    Ok(groups)
}

impl Group {
    fn request(&self) -> Map<String, Value> {
        let subjects: Vec<_> = self.of.iter().map(Old::subject).collect();
        request(self.spec, self.fields.clone(), &subjects)
    }

    fn is_about(&self, user_id: &str) -> bool {
        self.of.iter().any(|old| old.user_id == user_id || old.target.as_deref() == Some(user_id))
    }
}

/// Nothing is left to take back, nor will be: the entry offers it no longer.
async fn close(shared: &Shared, app: &str, entry: i64) -> Result<(), Error> {
    let mut transaction = shared.database.write().await?;
    drop_entry(&mut transaction, entry).await?;
    audit::publish(&mut transaction, app, entry, shared.clock.now()).await?;
    transaction.commit().await?;
    shared.events.wake();
    Ok(())
}

/// A ban that was set again to its earlier end is no standing one any more.
async fn stop_standing(shared: &Shared, app: &str, of: &[Old]) -> Result<(), Error> {
    let users: Vec<&str> = of.iter().map(|old| old.user_id.as_str()).collect();
    let mut transaction = shared.database.write().await?;
    let now = shared.clock.now();
    standing::stop(&mut transaction, app, &users, StandingBanEnd::Stopped, now).await?;
    transaction.commit().await?;
    shared.events.wake();
    Ok(())
}
