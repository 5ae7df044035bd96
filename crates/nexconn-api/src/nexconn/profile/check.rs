//! The rules of a profile's keys, for the form and for the service.

use serde_json::{Map, Value};

use super::{EXT_ATTRIBUTES, EXT_KEY_CHARS, EXT_VALUE, PROFILE_FIELDS};
use crate::check::{broken_rule, check_fields};
use crate::violation::{Rule, Violation};

/// The field of the basic profile.
const BASIC: &str = "userProfile";
/// The field of the custom attributes.
const EXT: &str = "userExtProfile";

/// Whether a key can be one of a custom attribute: it begins with `ext`, and holds letters, digits and `_`.
/// (Documented is `ext_`, and the documentation's own examples break that.)
pub fn is_ext_key(key: &str) -> bool {
    key.starts_with("ext")
        && key.len() <= EXT_KEY_CHARS
        && key.chars().all(|character| character.is_ascii_alphanumeric() || character == '_')
}

/// The key of a profile that a violation is about: `name` of `userProfile.name`.
pub fn profile_key(violation: &Violation) -> Option<&str> {
    let (field, key) = violation.field.split_once('.')?;
    (field == BASIC || field == EXT).then_some(key)
}

/// What is wrong with the two objects of a request that sets a profile.
pub(super) fn check_profile(body: &Map<String, Value>) -> Vec<Violation> {
    let object = |field: &str| body.get(field).and_then(Value::as_object);
    let (basic, ext) = (object(BASIC), object(EXT));
    if basic.is_none() && ext.is_none() {
        return vec![Violation::new(BASIC, Rule::Missing)];
    }
    let mut found = Vec::new();
    if let Some(basic) = basic {
        check_basic(basic, &mut found);
    }
    if let Some(ext) = ext {
        check_ext(ext, &mut found);
    }
    found
}

fn check_basic(basic: &Map<String, Value>, found: &mut Vec<Violation>) {
    let within = |violation: Violation| Violation {
        field: format!("{BASIC}.{}", violation.field),
        ..violation
    };
    found.extend(check_fields(PROFILE_FIELDS, basic).into_iter().map(within));
    let is_known = |key: &str| PROFILE_FIELDS.iter().any(|field| field.name == key);
    for key in basic.keys().filter(|key| !is_known(key)) {
        let allowed = PROFILE_FIELDS.iter().map(|field| field.name.to_owned()).collect();
        found.push(Violation::new(format!("{BASIC}.{key}"), Rule::NotOneOf { allowed }));
    }
}

fn check_ext(ext: &Map<String, Value>, found: &mut Vec<Violation>) {
    if ext.len() > EXT_ATTRIBUTES {
        let count = Rule::Count { min: 0, max: EXT_ATTRIBUTES, actual: ext.len() };
        found.push(Violation::new(EXT, count));
        return;
    }
    for (key, value) in ext {
        let rule = if is_ext_key(key) {
            broken_rule(EXT_VALUE, value)
        } else {
            Some(Rule::Form { expected: "ext_key".to_owned() })
        };
        found.extend(rule.map(|rule| Violation::new(format!("{EXT}.{key}"), rule)));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn broken(body: &Value) -> Vec<String> {
        let found = check_profile(body.as_object().expect("an object"));
        found.into_iter().map(|violation| violation.field).collect()
    }

    #[test]
    fn one_of_the_two_objects_must_be_there() {
        assert_eq!(broken(&json!({})), ["userProfile"]);
        assert!(broken(&json!({"userProfile": {}})).is_empty());
        assert!(broken(&json!({"userExtProfile": {"ext_a": ""}})).is_empty());
    }

    #[test]
    fn basic_keys_are_known_ones_within_their_limits() {
        let with = |key: &str, value: Value| broken(&json!({"userProfile": {key: value}}));
        for (key, value) in [("name", json!("雨".repeat(64))), ("gender", json!(2))] {
            assert!(with(key, value).is_empty(), "{key}");
        }
        assert!(with("role", Value::Null).is_empty(), "null counts as left out");
        let wrong = [
            ("name", json!("雨".repeat(65))),
            ("email", json!(5)),
            ("gender", json!(3)),
            ("level", json!("7")),
            ("nickname", json!("x")),
        ];
        for (key, value) in wrong {
            assert_eq!(with(key, value), [format!("userProfile.{key}")]);
        }
    }

    #[test]
    fn custom_keys_begin_with_ext_and_hold_text() {
        let with = |key: &str, value: Value| broken(&json!({"userExtProfile": {key: value}}));
        for key in ["ext_a", "ext1", "extProfile", &format!("ext_{}", "a".repeat(28))] {
            assert!(with(key, json!("雨".repeat(256))).is_empty(), "{key}");
        }
        for key in ["a", "Ext_a", "ext-a", "ext.a", &format!("ext_{}", "a".repeat(29))] {
            assert_eq!(with(key, json!("x")), [format!("userExtProfile.{key}")]);
        }
        assert_eq!(with("ext_a", json!(1)), ["userExtProfile.ext_a"]);
        assert_eq!(with("ext_a", json!("a".repeat(257))), ["userExtProfile.ext_a"]);
        let many: Map<_, _> = (0..21).map(|n| (format!("ext_{n}"), json!(""))).collect();
        assert_eq!(broken(&json!({"userExtProfile": many})), ["userExtProfile"]);
    }

    #[test]
    fn the_key_of_a_violation_is_what_follows_its_object() {
        let of =
            |field: &str| profile_key(&Violation::new(field, Rule::Missing)).map(str::to_owned);
        assert_eq!(of("userProfile.name").as_deref(), Some("name"));
        assert_eq!(of("userExtProfile.ext.a").as_deref(), Some("ext.a"));
        assert_eq!((of("userProfile"), of("other.name")), (None, None));
    }
}
