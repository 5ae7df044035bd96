//! Whether a user is online, from two sources: webhooks tell of each device that connects or goes, Nexconn answers for
//! all of them when it is asked.
//!
//! A user is online while a device is. Webhooks may be lost or late, so an answer corrects what they told, and each is
//! taken only where nothing newer is known of the same device.

use nexconn_api::admin::OnlineState;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::store;
use crate::Error;

/// Stands for the devices of which no webhook came.
const UNTOLD: &str = "";

/// A device connected or went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DeviceChange {
    pub(crate) user_id: String,
    /// Its session; empty where the webhook names none.
    pub(crate) session: String,
    pub(crate) connected: bool,
    /// When, in Unix milliseconds.
    pub(crate) at: i64,
}

/// Notes what a webhook told of a device. Returns whether the user is online now, and whether that is
/// another answer than the one before; none where something newer was known, or nobody by that id.
///
/// Who connects is registered, and is remembered.
pub(crate) async fn device_changed(
    transaction: &mut SqliteConnection,
    app: &str,
    change: &DeviceChange,
) -> Result<Option<(OnlineState, bool)>, Error> {
    let DeviceChange { user_id, session, connected, at } = change;
    if is_old(transaction, app, change).await? {
        return Ok(None);
    }
    if *connected {
        store::know(transaction, app, &[user_id], *at).await?;
    } else if find(transaction, app, user_id, session).await?.is_none() {
        // It is one of which no webhook told that it connected.
        sqlx::query("DELETE FROM devices WHERE app = $1 AND user_id = $2 AND session = $3")
            .bind(app)
            .bind(user_id)
            .bind(UNTOLD)
            .execute(&mut *transaction)
            .await?;
    }
    put(transaction, app, change).await?;
    let known: Option<Option<i64>> =
        sqlx::query_scalar("SELECT online_at FROM users WHERE app = $1 AND user_id = $2")
            .bind(app)
            .bind(user_id)
            .fetch_optional(&mut *transaction)
            .await?;
    let Some(known_at) = known else { return Ok(None) };
    let online = is_any_connected(transaction, app, user_id).await?;
    let online = OnlineState { online, at: known_at.unwrap_or(*at).max(*at) };
    let is_new = store::set_online(transaction, app, user_id, online).await?;
    Ok(Some((online, is_new)))
}

/// Notes what Nexconn answered about a user that the directory knows. True where it is another answer
/// than the one before.
pub(crate) async fn answered(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    online: OnlineState,
) -> Result<bool, Error> {
    let is_newest: Option<i64> = sqlx::query_scalar(
        "SELECT 1 FROM users
         WHERE app = $1 AND user_id = $2 AND (online_at IS NULL OR online_at <= $3)",
    )
    .bind(app)
    .bind(user_id)
    .bind(online.at)
    .fetch_optional(&mut *transaction)
    .await?;
    if is_newest.is_none() {
        return Ok(false);
    }
    if !online.online {
        sqlx::query("DELETE FROM devices WHERE app = $1 AND user_id = $2 AND at <= $3")
            .bind(app)
            .bind(user_id)
            .bind(online.at)
            .execute(&mut *transaction)
            .await?;
    }
    if !online.online || !is_any_connected(transaction, app, user_id).await? {
        let (user_id, session) = (user_id.to_owned(), UNTOLD.to_owned());
        let untold = DeviceChange { user_id, session, connected: online.online, at: online.at };
        put(transaction, app, &untold).await?;
    }
    store::set_online(transaction, app, user_id, online).await
}

/// Forgets devices that went before an instant. Until then a late webhook cannot bring them back.
pub(crate) async fn forget(transaction: &mut SqliteConnection, before: i64) -> Result<(), Error> {
    sqlx::query("DELETE FROM devices WHERE connected = 0 AND at < $1")
        .bind(before)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Forgets the devices of a user, and returns how many there were.
pub(crate) async fn erase(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<u64, Error> {
    let erased = sqlx::query("DELETE FROM devices WHERE app = $1 AND user_id = $2")
        .bind(app)
        .bind(user_id)
        .execute(transaction)
        .await?;
    Ok(erased.rows_affected())
}

/// Whether a change tells nothing new: of its device something later is known, or Nexconn answered later that no device
/// is connected.
async fn is_old(
    transaction: &mut SqliteConnection,
    app: &str,
    change: &DeviceChange,
) -> Result<bool, Error> {
    let DeviceChange { user_id, session, connected, at } = change;
    let own = find(transaction, app, user_id, session).await?;
    if own.is_some_and(|(_, known_at)| known_at > *at) {
        return Ok(true);
    }
    let untold = find(transaction, app, user_id, UNTOLD).await?;
    Ok(*connected && untold.is_some_and(|(is_online, known_at)| !is_online && known_at > *at))
}

/// Whether a device was connected last, and as of when.
async fn find(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    session: &str,
) -> Result<Option<(bool, i64)>, Error> {
    let row: Option<(i64, i64)> = sqlx::query_as(
        "SELECT connected, at FROM devices WHERE app = $1 AND user_id = $2 AND session = $3",
    )
    .bind(app)
    .bind(user_id)
    .bind(session)
    .fetch_optional(transaction)
    .await?;
    Ok(row.map(|(connected, at)| (connected == 1, at)))
}

async fn put(
    transaction: &mut SqliteConnection,
    app: &str,
    change: &DeviceChange,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO devices (app, user_id, session, connected, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (app, user_id, session)
         DO UPDATE SET connected = excluded.connected, at = excluded.at",
    )
    .bind(app)
    .bind(&change.user_id)
    .bind(&change.session)
    .bind(i64::from(change.connected))
    .bind(change.at)
    .execute(transaction)
    .await?;
    Ok(())
}

async fn is_any_connected(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<bool, Error> {
    let connected: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM devices WHERE app = $1 AND user_id = $2 AND connected = 1",
    )
    .bind(app)
    .bind(user_id)
    .fetch_one(transaction)
    .await?;
    Ok(connected > 0)
}
