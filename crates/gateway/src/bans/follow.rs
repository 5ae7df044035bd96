//! What follows from a change that was done.

use nexconn_api::Endpoint;
use nexconn_api::admin::StandingBanEnd;
use nexconn_api::nexconn::{BanUsers, UnbanUsers};
use serde_json::Value;
use sqlx::SqliteConnection;

use super::standing;
use super::store::{self, Row, sort_at};
use crate::Error;
use crate::calls::Order;

const MINUTE_MILLIS: i64 = 60_000;

/// When a ban ends that is answered at `now`; none for another call.
fn end_of(order: &Order<'_>, now: i64) -> Option<i64> {
    if order.spec.path != BanUsers::SPEC.path {
        return None;
    }
    let minutes = order.request.get("durationMinutes").and_then(Value::as_i64)?;
    Some(now.saturating_add(minutes.saturating_mul(MINUTE_MILLIS)))
}

/// Starts and stops standing bans with the call that was done, and moves their renewal to its end.
///
/// A ban of a user who has a standing ban does not end that one: where it is shorter than the time
/// before the end at which bans are renewed, the renewal replaces it at once.
pub(crate) async fn follow(
    transaction: &mut SqliteConnection,
    order: &Order<'_>,
    entry: i64,
    now: i64,
) -> Result<(), Error> {
    let users = order.user_ids();
    if let Some(end) = end_of(order, now) {
        if order.is_standing() {
            standing::start(transaction, order, entry, now).await?;
        }
        standing::reschedule(transaction, order.app, &users, end).await
    } else if order.spec.path == UnbanUsers::SPEC.path {
        standing::stop(transaction, order.app, &users, StandingBanEnd::Lifted, now).await
    } else {
        Ok(())
    }
}

/// Notes bans and their ends in the copy of the list.
pub(crate) async fn note(
    transaction: &mut SqliteConnection,
    order: &Order<'_>,
    entry: i64,
    now: i64,
) -> Result<(), Error> {
    let ends_at = end_of(order, now);
    if ends_at.is_none() && order.spec.path != UnbanUsers::SPEC.path {
        return Ok(());
    }
    let seq = store::next_seq(transaction, order.app).await?;
    let row = |user_id| Row {
        user_id,
        banned: ends_at.is_some(),
        expires_text: None,
        ends_at,
        sort_at: sort_at(ends_at, None),
        known_at: now,
        audit_id: ends_at.map(|_| entry),
        seq,
    };
    let rows: Vec<Row<'_>> = order.user_ids().into_iter().map(row).collect();
    store::put(transaction, order.app, &rows).await
}
