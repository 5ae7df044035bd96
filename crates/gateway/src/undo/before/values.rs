//! Tags, permissions, and what a user notes of a friend.

use nexconn_api::nexconn::FriendPermission;
use serde_json::{Value, json};

use crate::Error;
use crate::calls::{Asked, Order};
use crate::relations::{self, Asker, told};
use crate::undo::keep::Old;
use crate::undo::way::Way;

pub(super) async fn tags(asker: Asker<'_>, order: &Order<'_>) -> Result<Asked<Vec<Old>>, Error> {
    let users = order.listed();
    let mut before = told!(relations::tags(asker, &users).await?);
    let new = order.request.get("tags");
    let old = users.into_iter().filter_map(|user_id| {
        let tags = json!(before.remove(user_id).unwrap_or_default());
        let changes = Some(&tags) != new;
        changes.then(|| Old::values(user_id, None, Way::Tags, &json!({ "tags": tags }))).flatten()
    });
    Ok(Asked::Told(old.collect()))
}

pub(super) async fn permissions(
    asker: Asker<'_>,
    order: &Order<'_>,
) -> Result<Asked<Vec<Old>>, Error> {
    let users = order.listed();
    let before = told!(relations::permissions(asker, &users).await?);
    let new = order.request.get("permissionType").and_then(Value::as_i64);
    let old = users.into_iter().filter_map(|user_id| {
        let permission: FriendPermission = *before.get(user_id)?;
        let changes = Some(i64::from(permission)) != new;
        let fields = json!({ "permissionType": permission });
        changes.then(|| Old::values(user_id, None, Way::Permission, &fields)).flatten()
    });
    Ok(Asked::Told(old.collect()))
}

/// Alias and attributes are set together: an alias that is left out is cleared, attributes that are left out stay.
pub(super) async fn friend(asker: Asker<'_>, order: &Order<'_>) -> Result<Asked<Vec<Old>>, Error> {
    let (user_id, target) = (order.text("userId"), order.text("targetId"));
    let Some(before) = told!(relations::friend(asker, user_id, target).await?) else {
        return Ok(Asked::Told(Vec::new()));
    };
    let mut fields = json!({});
    if let Some(alias) = before.alias.filter(|alias| !alias.is_empty()) {
        fields["alias"] = Value::from(alias);
    }
    if let Some(Value::Object(new)) = order.request.get("friendExtProfile") {
        let attributes = before.friend_ext_profile.unwrap_or_default();
        let old = |key: &String| attributes.get(key).cloned().unwrap_or_default();
        fields["friendExtProfile"] = new.keys().map(|key| (key.clone(), json!(old(key)))).collect();
    }
    let way = Way::Friend;
    Ok(Asked::Told(Old::values(user_id, Some(target), way, &fields).into_iter().collect()))
}
