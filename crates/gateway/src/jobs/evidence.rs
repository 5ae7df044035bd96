//! What became of each user of a call whose answer was lost.

use std::collections::HashSet;

use nexconn_api::Endpoint;
use nexconn_api::admin::StartStandingBans;
use nexconn_api::nexconn::{
    AddFriend, AddUserBlocklist, BanUsers, HostedProfile, RestoreUsers, SetUserProfile,
    SoftDeleteUsers, UnbanUsers,
};
use serde_json::{Map, Value};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::batch::{Batch, Item, Work};
use super::read_back::{ReadBack, is_registered_so};
use crate::calls::Subject;
use crate::sql::push_in;
use crate::{Error, bans, deletions, undo};

const MINUTE_MILLIS: i64 = 60_000;
/// How far the end of a ban may lie from the time asked for: the way of the call, and the seconds cut from the text.
const SAME_BAN_MILLIS: i64 = 90_000;

/// What reading back shows of one user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Evidence {
    /// The call was done.
    Done,
    /// It was not done.
    NotDone,
    /// Neither can be told; the same call again does no harm.
    CannotTell,
    /// Somebody else changed the user since: what the call did can be told no longer, and it must not be repeated.
    Overtaken,
}

/// What reading back shows of one user of a call, at `now`.
pub(super) async fn of(
    transaction: &mut SqliteConnection,
    work: &Work,
    batch: &Batch,
    item: &Item,
    read: &ReadBack,
    now: i64,
) -> Result<Evidence, Error> {
    Ok(match read {
        ReadBack::Nothing => Evidence::CannotTell,
        ReadBack::User(Some(info)) if is_registered_so(batch, info) => Evidence::Done,
        ReadBack::User(_) => Evidence::NotDone,
        ReadBack::Deletions => {
            let entry = batch.entry.unwrap_or_default();
            if changed_since(transaction, work, item.subject(), entry, &DELETIONS).await? {
                return Ok(Evidence::Overtaken);
            }
            let deletes = batch.spec.path == SoftDeleteUsers::SPEC.path;
            let deletion = deletions::of(transaction, &work.app, &item.user_id).await?;
            match (deletes, deletion) {
                (true, Some(_)) | (false, None) => Evidence::Done,
                (true, None) => Evidence::NotDone,
                // It may still run.
                (false, Some(_)) => Evidence::CannotTell,
            }
        }
        ReadBack::Blocked(_)
        | ReadBack::Muted(_)
        | ReadBack::Tags(_)
        | ReadBack::Profiles(_)
        | ReadBack::Friends(_)
        | ReadBack::AnyFriend(_)
        | ReadBack::Permissions(_) => {
            let entry = batch.entry.unwrap_or_default();
            let family = undo::family(batch.spec.path);
            if changed_since(transaction, work, item.subject(), entry, family).await? {
                return Ok(Evidence::Overtaken);
            }
            of_relation(batch, item, read)
        }
        ReadBack::Bans => {
            let entry = batch.entry.unwrap_or_default();
            if changed_since(transaction, work, item.subject(), entry, &BANS).await? {
                return Ok(Evidence::Overtaken);
            }
            let ban = bans::of(transaction, &work.app, &item.user_id, now).await?;
            let Some(minutes) = minutes(batch) else {
                return Ok(if ban.is_none() { Evidence::Done } else { Evidence::NotDone });
            };
            match ban {
                None if now >= batch.at + minutes * MINUTE_MILLIS => Evidence::CannotTell,
                None => Evidence::NotDone,
                Some(ban) => match ban.ends_at {
                    Some(end) if ends_so(end, minutes, batch.at, now) => Evidence::Done,
                    Some(_) => Evidence::NotDone,
                    // Until the zone of Nexconn's texts is known, it may be a ban from before.
                    None => Evidence::CannotTell,
                },
            }
        }
    })
}

/// What the reading of a list or of values shows of one user or pair.
pub(super) fn of_relation(batch: &Batch, item: &Item, read: &ReadBack) -> Evidence {
    let is = |path: &str| batch.spec.path == path;
    let has = |set: &HashSet<String>| item.target.as_ref().is_some_and(|id| set.contains(id));
    let field = |name: &str| batch.request.get(name);
    let is_so = match read {
        ReadBack::Blocked(blocked) => has(blocked) == is(AddUserBlocklist::SPEC.path),
        ReadBack::Muted(muted) => {
            let is_mute = field("muteState").and_then(Value::as_i64) == Some(1);
            muted.contains(&item.user_id) == is_mute
        }
        ReadBack::Tags(tags) => {
            let tags = tags.get(&item.user_id).cloned().unwrap_or_default();
            let asked = field("tags").and_then(Value::as_array).cloned().unwrap_or_default();
            let asked: HashSet<&str> = asked.iter().filter_map(Value::as_str).collect();
            tags.iter().map(String::as_str).collect::<HashSet<_>>() == asked
        }
        ReadBack::Profiles(profiles) => {
            let profile = profiles.get(&item.user_id);
            if is(SetUserProfile::SPEC.path) {
                profile.is_some_and(|profile| has_values(profile, &batch.request))
            } else {
                profile.is_none_or(|p| p.user_profile.is_none() && p.user_ext_profile.is_none())
            }
        }
        // A request that waits shows nowhere.
        ReadBack::Friends(friends) if is(AddFriend::SPEC.path) => {
            return if has(friends) { Evidence::Done } else { Evidence::CannotTell };
        }
        ReadBack::Friends(friends) => !has(friends),
        ReadBack::AnyFriend(any) => !any,
        ReadBack::Permissions(permissions) => {
            let set = permissions.get(&item.user_id).map(|permission| i64::from(*permission));
            set.is_some() && set == field("permissionType").and_then(Value::as_i64)
        }
        _ => return Evidence::CannotTell,
    };
    if is_so { Evidence::Done } else { Evidence::NotDone }
}

/// Whether every key that was to be set has its value.
fn has_values(profile: &HostedProfile, request: &Map<String, Value>) -> bool {
    let profile = serde_json::to_value(profile).unwrap_or_default();
    ["userProfile", "userExtProfile"].iter().all(|part| {
        let asked = request.get(*part).and_then(Value::as_object);
        asked.into_iter().flatten().all(|(key, value)| match &profile[*part][key.as_str()] {
            // A cleared text is told as none.
            Value::Null => value.as_str() == Some(""),
            set => set == value,
        })
    })
}

/// Length of the ban that a call asks for; none where it lifts bans.
pub(super) fn minutes(batch: &Batch) -> Option<i64> {
    (batch.spec.path == BanUsers::SPEC.path)
        .then(|| batch.request.get("durationMinutes").and_then(Value::as_i64))
        .flatten()
}

/// Whether a ban that ends at `end` may be one of that length, made from `at` on.
fn ends_so(end: i64, minutes: i64, at: i64, now: i64) -> bool {
    let began = end - minutes * MINUTE_MILLIS;
    (at - SAME_BAN_MILLIS..=now + SAME_BAN_MILLIS).contains(&began)
}

/// What sets and lifts bans.
pub(super) const BANS: [&str; 3] =
    [BanUsers::SPEC.path, UnbanUsers::SPEC.path, StartStandingBans::SPEC.path];
/// What soft-deletes users and restores them.
const DELETIONS: [&str; 2] = [SoftDeleteUsers::SPEC.path, RestoreUsers::SPEC.path];

/// Whether somebody but this job did one of these to the user, or the pair, through this gateway after an entry of the
/// audit log.
pub(super) async fn changed_since(
    transaction: &mut SqliteConnection,
    work: &Work,
    subject: Subject<'_>,
    entry: i64,
    actions: &[&str],
) -> Result<bool, Error> {
    let mut sql = QueryBuilder::<Sqlite>::new(
        "SELECT s.audit_id FROM audit_subjects s JOIN audit a ON a.id = s.audit_id WHERE s.app = ",
    );
    sql.push_bind(&work.app).push(" AND s.user_id = ").push_bind(subject.user_id);
    if let Some(target) = subject.target {
        sql.push(
            " AND EXISTS (SELECT 1 FROM audit_subjects t WHERE t.app = s.app AND t.user_id = ",
        )
        .push_bind(target)
        .push(" AND t.audit_id = s.audit_id)");
    }
    sql.push(" AND s.audit_id > ").push_bind(entry).push(" AND a.action");
    push_in(&mut sql, actions.iter().copied());
    sql.push(" AND a.outcome <> 'refused' AND (a.job_id IS NULL OR a.job_id <> ")
        .push_bind(work.job)
        .push(") LIMIT 1");
    let later: Option<i64> = sql.build_query_scalar().fetch_optional(transaction).await?;
    Ok(later.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ban_is_known_by_its_end() {
        let at = 1_730_192_400_000;
        let end = at + 10 * MINUTE_MILLIS;
        assert!(ends_so(end, 10, at, at));
        assert!(ends_so(end + 20_000, 10, at, at + 30_000));
        assert!(!ends_so(end + 3 * MINUTE_MILLIS, 10, at, at));
        assert!(!ends_so(end - 2 * MINUTE_MILLIS, 10, at, at));
    }
}
