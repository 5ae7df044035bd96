//! The rules of a friend's attributes, for the form and for the service.

use serde_json::{Map, Value};

use super::{FRIEND_ATTRIBUTES, FRIEND_KEY_CHARS, FRIEND_VALUE};
use crate::check::broken_rule;
use crate::violation::{Rule, Violation};

/// The field of the attributes.
const ATTRIBUTES: &str = "friendExtProfile";

/// Whether a key can be one of a friend's attribute: it begins with `ext_`, and holds letters, digits and `_`.
pub fn is_friend_ext_key(key: &str) -> bool {
    key.starts_with("ext_")
        && key.len() <= FRIEND_KEY_CHARS
        && key.chars().all(|character| character.is_ascii_alphanumeric() || character == '_')
}

/// What is wrong with the attributes of a request that sets them.
pub(super) fn check_attributes(body: &Map<String, Value>) -> Vec<Violation> {
    let Some(attributes) = body.get(ATTRIBUTES).and_then(Value::as_object) else {
        return Vec::new();
    };
    if attributes.len() > FRIEND_ATTRIBUTES {
        let count = Rule::Count { min: 0, max: FRIEND_ATTRIBUTES, actual: attributes.len() };
        return vec![Violation::new(ATTRIBUTES, count)];
    }
    let broken = |(key, value): (&String, &Value)| {
        let rule = if is_friend_ext_key(key) {
            broken_rule(FRIEND_VALUE, value)
        } else {
            Some(Rule::Form { expected: "ext_key".to_owned() })
        };
        rule.map(|rule| Violation::new(format!("{ATTRIBUTES}.{key}"), rule))
    };
    attributes.iter().filter_map(broken).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn broken(attributes: &Value) -> Vec<String> {
        let body = json!({ ATTRIBUTES: attributes });
        let found = check_attributes(body.as_object().expect("an object"));
        found.into_iter().map(|violation| violation.field).collect()
    }

    #[test]
    fn attributes_have_keys_of_their_form_and_short_values() {
        assert!(broken(&Value::Null).is_empty());
        assert!(broken(&json!({"ext_a": "", "ext_B2_c": "雨".repeat(256)})).is_empty());
        assert_eq!(broken(&json!({"city": "x"})), ["friendExtProfile.city"]);
        assert_eq!(broken(&json!({"ext": "x"})), ["friendExtProfile.ext"]);
        assert_eq!(broken(&json!({"ext_é": "x"})), ["friendExtProfile.ext_é"]);
        assert_eq!(broken(&json!({"ext_a": "x".repeat(257)})), ["friendExtProfile.ext_a"]);
        assert_eq!(broken(&json!({"ext_a": 1})), ["friendExtProfile.ext_a"]);
        let longest = format!("ext_{}", "a".repeat(28));
        assert!(broken(&json!({longest.clone(): "x"})).is_empty());
        assert_eq!(broken(&json!({format!("{longest}a"): "x"})).len(), 1);
    }

    #[test]
    fn there_are_ten_of_them_at_most() {
        let of = |count: usize| {
            (0..count).map(|n| (format!("ext_{n}"), json!("x"))).collect::<Map<_, _>>()
        };
        assert!(broken(&Value::Object(of(10))).is_empty());
        assert_eq!(broken(&Value::Object(of(11))), ["friendExtProfile"]);
    }
}
