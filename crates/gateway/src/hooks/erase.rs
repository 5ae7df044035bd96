//! Erasing what webhooks brought of a user.

use sqlx::SqliteConnection;

use super::item::Item;
use crate::{Error, directory};

/// Takes a user out of the events that wait and forgets the user's devices. Returns of how many events and devices
/// something was erased.
///
/// How deletions and restores came out stays until it is applied: an id, and no more.
pub(crate) async fn erase(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<u64, Error> {
    let quoted = serde_json::to_string(user_id).map_err(|e| Error::Internal(e.to_string()))?;
    let escaped = quoted.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
    let waiting: Vec<(i64, String)> = sqlx::query_as(
        r"SELECT id, items FROM hooks
          WHERE items IS NOT NULL AND app = $1 AND items LIKE $2 ESCAPE '\'",
    )
    .bind(app)
    .bind(format!("%{escaped}%"))
    .fetch_all(&mut *transaction)
    .await?;
    let mut erased = directory::erase_devices(transaction, app, user_id).await?;
    for (id, items) in waiting {
        let unreadable = |error| Error::Internal(format!("webhook {id} is unreadable: {error}"));
        let mut items: Vec<Item> = serde_json::from_str(&items).map_err(unreadable)?;
        let before = items.len();
        items.retain(|item| !matches!(item, Item::Device(change) if change.user_id == user_id));
        if items.len() == before {
            continue;
        }
        sqlx::query("UPDATE hooks SET items = $1 WHERE id = $2")
            .bind(serde_json::to_string(&items).map_err(unreadable)?)
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        erased += 1;
    }
    Ok(erased)
}
