//! Keeping what bans were before.

use nexconn_api::Endpoint;
use nexconn_api::admin::UNDO_KEPT_MILLIS;
use nexconn_api::nexconn::{BanUsers, UnbanUsers};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::Error;
use crate::bans;
use crate::calls::Order;
use crate::sql::push_in;

/// What takes a change of one user back, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Old {
    /// Not banned: the ban is lifted.
    Unbanned,
    /// Banned until then: the ban is set again.
    BannedUntil(i64),
    /// Name and avatar, as JSON of the fields to set.
    Info(String),
}

/// Keeps for each user of a ban, or of one that is lifted, how it was before. A ban whose end is not
/// known cannot be set again, and a standing ban that goes on is no change.
pub(crate) async fn keep_bans(
    transaction: &mut SqliteConnection,
    entry: i64,
    order: &Order<'_>,
    now: i64,
) -> Result<(), Error> {
    let is_ban = order.spec.path == BanUsers::SPEC.path;
    if !is_ban && order.spec.path != UnbanUsers::SPEC.path {
        return Ok(());
    }
    let users = order.user_ids();
    let before = bans::of_users(transaction, order.app, &users, now).await?;
    let mut old = Vec::new();
    for user_id in users {
        let kept = match before.get(user_id) {
            Some(ban) if is_ban && ban.standing => continue,
            Some(ban) => ban.ends_at.map(Old::BannedUntil),
            None => is_ban.then_some(Old::Unbanned),
        };
        old.extend(kept.map(|kept| (user_id, kept)));
    }
    keep(transaction, entry, order.app, &old, now).await
}

/// Keeps old values, one a user.
pub(super) async fn keep(
    transaction: &mut SqliteConnection,
    entry: i64,
    app: &str,
    old: &[(&str, Old)],
    now: i64,
) -> Result<(), Error> {
    if old.is_empty() {
        return Ok(());
    }
    let mut sql = QueryBuilder::<Sqlite>::new(
        "INSERT INTO undo (audit_id, app, user_id, kind, until_at, info, expires_at) ",
    );
    sql.push_values(old, |mut row, (user_id, old)| {
        let (kind, until_at, info) = match old {
            Old::Unbanned => ("unban", None, None),
            Old::BannedUntil(end) => ("ban", Some(*end), None),
            Old::Info(json) => ("info", None, Some(json.as_str())),
        };
        row.push_bind(entry).push_bind(app).push_bind(*user_id).push_bind(kind);
        row.push_bind(until_at).push_bind(info).push_bind(now + UNDO_KEPT_MILLIS);
    });
    sql.build().execute(transaction).await?;
    Ok(())
}

/// Drops the old values of a change that was not done, or not for certain.
pub(crate) async fn drop_entry(
    transaction: &mut SqliteConnection,
    entry: i64,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM undo WHERE audit_id = $1").bind(entry).execute(transaction).await?;
    Ok(())
}

/// Drops the old value of one user of a change.
pub(crate) async fn drop_user(
    transaction: &mut SqliteConnection,
    entry: i64,
    user_id: &str,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM undo WHERE audit_id = $1 AND user_id = $2")
        .bind(entry)
        .bind(user_id)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Drops the old values of a change but for those users, for whom it was done.
pub(crate) async fn keep_only(
    transaction: &mut SqliteConnection,
    entry: i64,
    users: &[&str],
) -> Result<(), Error> {
    let mut sql = QueryBuilder::<Sqlite>::new("DELETE FROM undo WHERE audit_id = ");
    sql.push_bind(entry);
    if !users.is_empty() {
        sql.push(" AND user_id NOT");
        push_in(&mut sql, users.iter().copied());
    }
    sql.build().execute(transaction).await?;
    Ok(())
}
