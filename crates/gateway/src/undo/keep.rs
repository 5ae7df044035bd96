//! Old values as rows.

use nexconn_api::admin::UNDO_KEPT_MILLIS;
use nexconn_api::nexconn::{AddFriend, BanUsers, UnbanUsers};
use nexconn_api::{Code, Endpoint};
use serde_json::{Map, Value};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::way::Way;
use crate::Error;
use crate::bans;
use crate::calls::{Order, Subject};
use crate::sql::push_in;

/// What takes a change of one user, or of a pair, back, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Old {
    pub(crate) user_id: String,
    /// The other user of a pair.
    pub(crate) target: Option<String>,
    pub(crate) way: Way,
    /// For a ban to set again, its end.
    pub(crate) until_at: Option<i64>,
    /// JSON of the fields to set, where the way has some.
    pub(crate) values: Option<String>,
}

impl Old {
    /// Without values.
    pub(crate) fn of(user_id: &str, target: Option<&str>, way: Way) -> Self {
        let target = target.map(ToOwned::to_owned);
        Self { user_id: user_id.to_owned(), target, way, until_at: None, values: None }
    }

    /// The user, or the pair.
    pub(crate) fn subject(&self) -> Subject<'_> {
        Subject { user_id: &self.user_id, target: self.target.as_deref() }
    }

    /// The fields of the request that takes it back, beside the ids; none where nothing is left to do.
    pub(super) fn fields(&self, now: i64) -> Result<Option<Map<String, Value>>, Error> {
        self.way.fields(self.until_at, self.values.as_deref(), now)
    }

    /// With values; none where they are an empty object: nothing was changed. What a user noted of a friend is cleared
    /// by an empty one.
    pub(crate) fn values(
        user_id: &str,
        target: Option<&str>,
        way: Way,
        fields: &Value,
    ) -> Option<Self> {
        let is_empty = fields.as_object().is_none_or(Map::is_empty);
        (!is_empty || way == Way::Friend)
            .then(|| Self { values: Some(fields.to_string()), ..Self::of(user_id, target, way) })
    }
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
            Some(ban) => ban
                .ends_at
                .map(|end| Old { until_at: Some(end), ..Old::of(user_id, None, Way::Ban) }),
            None => is_ban.then(|| Old::of(user_id, None, Way::Unban)),
        };
        old.extend(kept);
    }
    keep(transaction, entry, order.app, &old, now).await
}

/// Keeps for two users whom a change made friends that they were not before: Nexconn says so of those who were.
pub(crate) async fn keep_friendship(
    transaction: &mut SqliteConnection,
    entry: i64,
    order: &Order<'_>,
    code: Option<Code>,
    now: i64,
) -> Result<(), Error> {
    if order.spec.path != AddFriend::SPEC.path || code != Some(Code::SUCCESS) {
        return Ok(());
    }
    let target = Some(order.text("targetId"));
    let old = Old::of(order.text("userId"), target, Way::Unfriend);
    keep(transaction, entry, order.app, &[old], now).await
}

/// Old values of one statement.
const AT_ONCE: usize = 1000;

/// Keeps old values.
pub(super) async fn keep(
    transaction: &mut SqliteConnection,
    entry: i64,
    app: &str,
    old: &[Old],
    now: i64,
) -> Result<(), Error> {
    for some in old.chunks(AT_ONCE) {
        let mut sql = QueryBuilder::<Sqlite>::new(
            "INSERT INTO undo (audit_id, app, user_id, target, kind, until_at, info, expires_at) ",
        );
        sql.push_values(some, |mut row, old| {
            row.push_bind(entry).push_bind(app).push_bind(&old.user_id);
            row.push_bind(old.target.as_deref().unwrap_or_default());
            row.push_bind(old.way.name()).push_bind(old.until_at).push_bind(&old.values);
            row.push_bind(now + UNDO_KEPT_MILLIS);
        });
        sql.build().execute(&mut *transaction).await?;
    }
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

/// Drops the old value of one user of a change, or of one pair.
pub(crate) async fn drop_subject(
    transaction: &mut SqliteConnection,
    entry: i64,
    subject: Subject<'_>,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM undo WHERE audit_id = $1 AND user_id = $2 AND target = $3")
        .bind(entry)
        .bind(subject.user_id)
        .bind(subject.target.unwrap_or_default())
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
