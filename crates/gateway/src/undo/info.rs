//! Keeping what name and avatar were before.

use nexconn_api::Endpoint;
use nexconn_api::nexconn::{GetUser, GetUserRequest, UpdateUser, UserInfo};
use serde_json::{Map, Value};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::keep::{Old, keep};
use crate::calls::{Asked, Order, ask};
use crate::gateway::Shared;
use crate::{Error, erasure};

/// A user's info before it is changed.
#[derive(Debug, Clone)]
pub(crate) struct OldInfo {
    info: UserInfo,
    /// When it was asked for.
    began: i64,
}

/// Reads a user's info at Nexconn before it is changed; none for other calls, and where it could not
/// be read: such a change cannot be taken back.
pub(crate) async fn read_info(shared: &Shared, order: &Order<'_>) -> Option<OldInfo> {
    if order.spec.path != UpdateUser::SPEC.path {
        return None;
    }
    let user_id = order.request.get("userId").and_then(Value::as_str)?.to_owned();
    let began = shared.clock.now();
    let request_id = Uuid::new_v4().to_string();
    match ask::<GetUser>(shared, order.app, &GetUserRequest { user_id }, &request_id).await {
        Ok(Asked::Told(info)) => Some(OldInfo { info, began }),
        Ok(_) => None,
        Err(error) => {
            tracing::error!(request_id, %error, "old values could not be read");
            None
        }
    }
}

/// Keeps the old values of the fields that the change gives another one.
pub(crate) async fn keep_info(
    transaction: &mut SqliteConnection,
    entry: i64,
    order: &Order<'_>,
    OldInfo { info: old, began }: &OldInfo,
    now: i64,
) -> Result<(), Error> {
    let users = order.user_ids();
    if erasure::erased_since(transaction, order.app, &users, *began).await? {
        return Ok(());
    }
    let mut fields = Map::new();
    for (name, value) in [("name", &old.name), ("avatarUrl", &old.avatar_url)] {
        let changed = order.request.get(name).and_then(Value::as_str);
        // An empty name cannot be set.
        if changed.is_some_and(|new| new != value) && (name != "name" || !value.is_empty()) {
            fields.insert(name.to_owned(), Value::from(value.as_str()));
        }
    }
    if fields.is_empty() {
        return Ok(());
    }
    let old = Old::Info(Value::Object(fields).to_string());
    let of_each: Vec<_> = users.into_iter().map(|id| (id, old.clone())).collect();
    keep(transaction, entry, order.app, &of_each, now).await
}
