use std::collections::BTreeMap;

use nexconn_api::nexconn::{HostedProfile, PROFILE_FIELDS};
use nexconn_api::spec::Kind;
use serde_json::{Map, Value};

use crate::api::fields_of;

/// The object of the documented attributes in a request.
const BASIC: &str = "userProfile";
/// The object of the custom ones.
const CUSTOM: &str = "userExtProfile";

/// What attributes hold, as texts, by their places in a request, such as `userProfile.name`.
pub(crate) type Attributes = BTreeMap<String, String>;

/// Place of a documented attribute.
pub(super) fn basic(key: &str) -> String {
    [BASIC, ".", key].concat()
}

/// Place of a custom attribute.
pub(super) fn custom(key: &str) -> String {
    [CUSTOM, ".", key].concat()
}

/// The key at a place, if that is one of a custom attribute.
pub(super) fn custom_key(place: &str) -> Option<&str> {
    place.strip_prefix(CUSTOM)?.strip_prefix('.')
}

/// What a profile holds; an empty text counts as nothing.
pub(crate) fn attributes_of(profile: &HostedProfile) -> Attributes {
    let documented = profile.user_profile.as_ref().map(fields_of).unwrap_or_default();
    let documented = documented.into_iter().map(|(key, value)| (basic(&key), text_of(value)));
    let others = profile.user_ext_profile.iter().flatten();
    let others = others.map(|(key, value)| (custom(key), value.clone()));
    documented.chain(others).filter(|(_, value)| !value.is_empty()).collect()
}

fn text_of(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// What one documented attribute holds; empty where it holds nothing.
pub(crate) fn attribute_text(attributes: &Attributes, key: &str) -> String {
    attributes.get(&basic(key)).cloned().unwrap_or_default()
}

/// Keys of the custom attributes that a profile holds.
pub(crate) fn custom_keys(profile: &HostedProfile) -> impl Iterator<Item = &String> {
    profile.user_ext_profile.iter().flatten().map(|(key, _)| key)
}

/// Whether a documented attribute is a number.
pub(super) fn is_number(place: &str) -> bool {
    let Some(key) = place.strip_prefix(BASIC).and_then(|key| key.strip_prefix('.')) else {
        return false;
    };
    PROFILE_FIELDS.iter().any(|field| field.name == key && matches!(field.kind, Kind::Int { .. }))
}

/// The request that sets these attributes and no others. A number that is none goes as it was typed, for the check to
/// say what is right.
pub(super) fn request_of(user_id: String, changed: &Attributes) -> Map<String, Value> {
    let (mut documented, mut others) = (Map::new(), Map::new());
    for (place, text) in changed {
        let number = is_number(place).then(|| text.trim().parse::<i64>().ok()).flatten();
        let value = number.map_or_else(|| Value::from(text.as_str()), Value::from);
        match custom_key(place) {
            Some(key) => others.insert(key.to_owned(), value),
            None => documented.insert(place[BASIC.len() + 1..].to_owned(), value),
        };
    }
    let mut request = Map::from_iter([("userId".to_owned(), Value::String(user_id))]);
    for (object, keys) in [(BASIC, documented), (CUSTOM, others)] {
        if !keys.is_empty() {
            request.insert(object.to_owned(), Value::Object(keys));
        }
    }
    request
}
