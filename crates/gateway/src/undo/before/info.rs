//! Name and avatar.

use nexconn_api::nexconn::{GetUser, GetUserRequest};
use serde_json::{Map, Value};

use crate::Error;
use crate::calls::{Asked, Order};
use crate::relations::{Asker, told};
use crate::undo::keep::Old;
use crate::undo::way::Way;

/// The old values of the fields that the change gives another one.
pub(super) async fn read(asker: Asker<'_>, order: &Order<'_>) -> Result<Asked<Vec<Old>>, Error> {
    let user_id = order.text("userId").to_owned();
    let old = told!(asker.ask::<GetUser>(&GetUserRequest { user_id: user_id.clone() }).await?);
    let mut fields = Map::new();
    for (name, value) in [("name", &old.name), ("avatarUrl", &old.avatar_url)] {
        let changed = order.request.get(name).and_then(Value::as_str);
        // An empty name cannot be set.
        if changed.is_some_and(|new| new != value) && (name != "name" || !value.is_empty()) {
            fields.insert(name.to_owned(), Value::from(value.as_str()));
        }
    }
    let kept = Old::values(&user_id, None, Way::Info, &Value::Object(fields));
    Ok(Asked::Told(kept.into_iter().collect()))
}
