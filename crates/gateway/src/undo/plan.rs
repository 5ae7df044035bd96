//! What takes changes back.

use std::collections::HashSet;

use nexconn_api::Endpoint;
use nexconn_api::nexconn::{
    AddFriend, AddUserBlocklist, BAN_MINUTES, BatchSetUserTags, DeleteUserProfiles,
    RemoveAllFriends, RemoveFriends, RemoveUserBlocklist, SetChannelTypeMute, SetFriendPermission,
    SetFriendProfile, SetUserProfile, UnbanUsers,
};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::keep::Old;
use super::way::Way;
use crate::Error;
use crate::bans::{self, BanColumns};
use crate::sql::push_in;

const MINUTE_MILLIS: i64 = 60_000;

/// Actions that change the same: whoever was changed by one of them since is left alone.
const FAMILIES: [&[&str]; 6] = [
    &[AddUserBlocklist::SPEC.path, RemoveUserBlocklist::SPEC.path],
    &[BatchSetUserTags::SPEC.path],
    &[SetChannelTypeMute::SPEC.path],
    &[SetUserProfile::SPEC.path, DeleteUserProfiles::SPEC.path],
    &[SetFriendPermission::SPEC.path],
    &[
        AddFriend::SPEC.path,
        RemoveFriends::SPEC.path,
        RemoveAllFriends::SPEC.path,
        SetFriendProfile::SPEC.path,
    ],
];

/// The actions that change the same as this one; none where the list of bans tells, or nothing does.
pub(crate) fn family(action: &str) -> &'static [&'static str] {
    FAMILIES.into_iter().find(|family| family.contains(&action)).unwrap_or_default()
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    user_id: String,
    target: String,
    kind: String,
    until_at: Option<i64>,
    info: Option<String>,
    /// Whether the user, or both of a pair, were changed in the same way since.
    since: bool,
    /// The user's ban now: its entry in the audit log, if it came through this gateway.
    ban: Option<i64>,
    #[sqlx(flatten)]
    now: BanColumns,
}

impl Row {
    /// Whether the change still stands: what others changed since is not taken back with it.
    fn stands(&self, way: Way, action: &str, entries: &[i64], now: i64) -> bool {
        if !matches!(way, Way::Unban | Way::Ban) {
            return !self.since;
        }
        let banned = self.now.clone().state(now).is_some();
        if action == UnbanUsers::SPEC.path {
            !banned
        } else {
            banned && self.ban.is_some_and(|ban| entries.contains(&ban))
        }
    }
}

/// What takes entries of an app's audit log back, in the order of the users; users for whom nothing
/// is left are not among them: the ban has ended, or somebody changed it since through this gateway. (Name and avatar
/// are set back whatever they are now.)
///
/// Where several of the entries are about one user, as in a job that tried again, the first one's old
/// value counts.
pub(crate) async fn of_entries(
    connection: &mut SqliteConnection,
    app: &str,
    entries: &[i64],
    now: i64,
) -> Result<Vec<Old>, Error> {
    let mut found: Vec<Old> = Vec::new();
    let mut seen = HashSet::new();
    let mut entries = entries.to_vec();
    entries.sort_unstable();
    for entry in &entries {
        let action: String = sqlx::query_scalar("SELECT action FROM audit WHERE id = $1")
            .bind(entry)
            .fetch_one(&mut *connection)
            .await?;
        for row in rows(connection, app, *entry, &action, now).await? {
            let way = Way::from_name(&row.kind)?;
            let is_first = seen.insert((row.user_id.clone(), row.target.clone()));
            if !is_first || !row.stands(way, &action, &entries, now) {
                continue;
            }
            let Row { user_id, target, until_at, info: values, .. } = row;
            let target = Some(target).filter(|target| !target.is_empty());
            found.push(Old { user_id, target, way, until_at, values });
        }
    }
    Ok(found)
}

async fn rows(
    connection: &mut SqliteConnection,
    app: &str,
    entry: i64,
    action: &str,
    now: i64,
) -> Result<Vec<Row>, Error> {
    let mut sql = QueryBuilder::<Sqlite>::new(
        "SELECT o.user_id, o.target, o.kind, o.until_at, o.info, b.audit_id AS ban, ",
    );
    match family(action) {
        [] => sql.push("0"),
        family => {
            sql.push(
                "EXISTS (SELECT 1 FROM audit_subjects c JOIN audit l ON l.id = c.audit_id
                     WHERE c.app = o.app AND c.user_id = o.user_id AND c.audit_id > o.audit_id
                       AND l.outcome <> 'refused' AND (l.job_id IS NULL OR a.job_id IS NULL OR l.job_id <> a.job_id)
                       AND (o.target = '' OR EXISTS (SELECT 1 FROM audit_subjects d
                            WHERE d.app = o.app AND d.user_id = o.target
                              AND d.audit_id = c.audit_id))
                       AND l.action",
            );
            push_in(&mut sql, family.iter().copied());
            sql.push(")")
        }
    };
    sql.push(" AS since, ").push(bans::COLUMNS).push(
        " FROM undo o JOIN audit a ON a.id = o.audit_id
          LEFT JOIN bans b ON b.app = o.app AND b.user_id = o.user_id
          LEFT JOIN standing_bans s
              ON s.app = o.app AND s.user_id = o.user_id AND s.stopped_at IS NULL
          WHERE o.audit_id = ",
    );
    sql.push_bind(entry).push(" AND o.app = ").push_bind(app);
    sql.push(" AND o.expires_at > ").push_bind(now).push(" ORDER BY o.user_id, o.target");
    Ok(sql.build_query_as().fetch_all(connection).await?)
}

/// Whole minutes until an end, rounded up; none where it has passed.
pub(super) fn minutes_left(until: i64, now: i64) -> Option<i64> {
    let left = until - now;
    (left > 0).then(|| ((left + MINUTE_MILLIS - 1) / MINUTE_MILLIS).min(BAN_MINUTES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_rounded_up_and_end_at_the_longest_ban() {
        assert_eq!(minutes_left(0, 0), None);
        assert_eq!(minutes_left(-1, 0), None);
        assert_eq!(minutes_left(1, 0), Some(1));
        assert_eq!(minutes_left(60_000, 0), Some(1));
        assert_eq!(minutes_left(60_001, 0), Some(2));
        assert_eq!(minutes_left(i64::MAX / 2, 0), Some(BAN_MINUTES));
    }
}
