//! What became of each user of a call whose answer was lost.

use nexconn_api::Endpoint;
use nexconn_api::admin::StartStandingBans;
use nexconn_api::nexconn::{BanUsers, RestoreUsers, SoftDeleteUsers, UnbanUsers};
use serde_json::Value;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::batch::{Batch, Item, Work};
use super::fly::{ReadBack, is_registered_so};
use crate::sql::push_in;
use crate::{Error, bans, deletions};

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
            if changed_since(transaction, &work.app, &item.user_id, entry, &DELETIONS).await? {
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
        ReadBack::Bans => {
            let entry = batch.entry.unwrap_or_default();
            if changed_since(transaction, &work.app, &item.user_id, entry, &BANS).await? {
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

/// Whether somebody did one of these to the user through this gateway after an entry of the audit log.
pub(super) async fn changed_since(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    entry: i64,
    actions: &[&str],
) -> Result<bool, Error> {
    let mut sql = QueryBuilder::<Sqlite>::new(
        "SELECT s.audit_id FROM audit_subjects s JOIN audit a ON a.id = s.audit_id WHERE s.app = ",
    );
    sql.push_bind(app).push(" AND s.user_id = ").push_bind(user_id);
    sql.push(" AND s.audit_id > ").push_bind(entry).push(" AND a.action");
    push_in(&mut sql, actions.iter().copied());
    sql.push(" AND a.outcome <> 'refused' LIMIT 1");
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
