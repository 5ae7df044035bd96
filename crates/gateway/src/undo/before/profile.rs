//! Hosted profiles.

use nexconn_api::nexconn::HostedProfile;
use serde_json::{Map, Value, json};

use crate::Error;
use crate::calls::{Asked, Order};
use crate::relations::{self, Asker, told};
use crate::undo::keep::Old;
use crate::undo::way::Way;

/// The two objects of a profile.
const PARTS: [&str; 2] = ["userProfile", "userExtProfile"];

/// The keys that the change gives another value; a profile that was not there is cleared again.
pub(super) async fn of_set(asker: Asker<'_>, order: &Order<'_>) -> Result<Asked<Vec<Old>>, Error> {
    let user_id = order.text("userId");
    let mut profiles = told!(relations::profiles(asker, &[user_id]).await?);
    let before = profiles.remove(user_id).filter(is_set);
    let old = match before {
        None => Some(Old::of(user_id, None, Way::ClearProfile)),
        Some(before) => {
            Old::values(user_id, None, Way::Profile, &changed(&object(&before)?, order.request))
        }
    };
    Ok(Asked::Told(old.into_iter().collect()))
}

/// All keys of those who have a profile.
pub(super) async fn of_delete(
    asker: Asker<'_>,
    order: &Order<'_>,
) -> Result<Asked<Vec<Old>>, Error> {
    let users = order.listed();
    let profiles = told!(relations::profiles(asker, &users).await?);
    let mut old = Vec::new();
    for profile in profiles.values().filter(|profile| is_set(profile)) {
        let fields = Value::Object(object(profile)?);
        old.extend(Old::values(&profile.user_id, None, Way::Profile, &fields));
    }
    Ok(Asked::Told(old))
}

fn is_set(profile: &HostedProfile) -> bool {
    profile.user_profile.is_some() || profile.user_ext_profile.is_some()
}

/// What of a profile can be set.
fn object(profile: &HostedProfile) -> Result<Map<String, Value>, Error> {
    let json = serde_json::to_value(profile).map_err(|e| Error::Internal(e.to_string()))?;
    let Value::Object(mut fields) = json else { return Ok(Map::new()) };
    fields.retain(|name, _| PARTS.contains(&name.as_str()));
    Ok(fields)
}

/// The old values of the keys that a request names and changes. A key that was not set becomes an empty text, or 0: it
/// cannot be taken out of a profile.
fn changed(old: &Map<String, Value>, new: &Map<String, Value>) -> Value {
    let mut fields = Map::new();
    for part in PARTS {
        let Some(Value::Object(new)) = new.get(part) else { continue };
        let before = old.get(part);
        let mut keys = Map::new();
        for (key, value) in new {
            let unset = if value.is_number() { json!(0) } else { json!("") };
            let was = before.and_then(|before| before.get(key)).cloned().unwrap_or(unset);
            if was != *value {
                keys.insert(key.clone(), was);
            }
        }
        if !keys.is_empty() {
            fields.insert(part.to_owned(), Value::Object(keys));
        }
    }
    Value::Object(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_keys_that_change_are_kept_each_with_its_old_value() {
        let object = |value: Value| value.as_object().cloned().expect("an object");
        let old = object(json!({"userProfile": {"name": "n", "level": 2, "email": "e"}}));
        let new = object(json!({
            "userId": "u",
            "userProfile": {"name": "n", "level": 5, "role": 1, "location": "x"},
            "userExtProfile": {"ext_a": "1"}
        }));
        let expected = json!({
            "userProfile": {"level": 2, "role": 0, "location": ""},
            "userExtProfile": {"ext_a": ""}
        });
        assert_eq!(changed(&old, &new), expected);
        assert_eq!(changed(&old, &old), json!({}));
    }
}
