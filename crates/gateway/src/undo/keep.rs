//! Keeping what bans were before.

use nexconn_api::Endpoint;
use nexconn_api::admin::UNDO_KEPT_MILLIS;
use nexconn_api::nexconn::{BanUsers, UnbanUsers};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::Error;
use crate::bans::{self, standing};
use crate::calls::Order;

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
    for user_id in order.user_ids() {
        let before = bans::of(transaction, order.app, user_id, now).await?;
        let goes_on = is_ban && standing::is_standing(transaction, order.app, user_id).await?;
        let old = match before {
            Some(_) if goes_on => continue,
            Some(ban) => ban.ends_at.map(Old::BannedUntil),
            None => is_ban.then_some(Old::Unbanned),
        };
        if let Some(old) = old {
            keep(transaction, entry, order.app, user_id, &old, now).await?;
        }
    }
    Ok(())
}

/// Keeps one old value.
pub(super) async fn keep(
    transaction: &mut SqliteConnection,
    entry: i64,
    app: &str,
    user_id: &str,
    old: &Old,
    now: i64,
) -> Result<(), Error> {
    let (kind, until_at, info) = match old {
        Old::Unbanned => ("unban", None, None),
        Old::BannedUntil(end) => ("ban", Some(*end), None),
        Old::Info(json) => ("info", None, Some(json.as_str())),
    };
    sqlx::query(
        "INSERT INTO undo (audit_id, app, user_id, kind, until_at, info, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(entry)
    .bind(app)
    .bind(user_id)
    .bind(kind)
    .bind(until_at)
    .bind(info)
    .bind(now + UNDO_KEPT_MILLIS)
    .execute(transaction)
    .await?;
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
        sql.push(" AND user_id NOT IN (");
        let mut list = sql.separated(", ");
        for user_id in users {
            list.push_bind(*user_id);
        }
        sql.push(")");
    }
    sql.build().execute(transaction).await?;
    Ok(())
}
