//! The one interpreter of declarations: checks a JSON body and lists the user ids in it.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::spec::{Field, Kind, Length, Rate, Spec};
use crate::violation::{JsonType, Rule, Unit, Violation};

/// Longest user id, in bytes (documentation: `user/register`).
pub const USER_ID_BYTES: usize = 64;

/// Everything in `body` that breaks `spec`, in the order of its fields; empty when it may be sent.
///
/// Fields the declaration does not name are left alone, as Nexconn does.
pub fn check(spec: &Spec, body: &Map<String, Value>) -> Vec<Violation> {
    let mut found = check_fields(spec.fields, body);
    if found.is_empty()
        && let Some(rule) = spec.rule
    {
        found = rule(body);
    }
    found
}

/// Everything in `body` that breaks the declarations of its fields, in their order.
pub(crate) fn check_fields(fields: &[Field], body: &Map<String, Value>) -> Vec<Violation> {
    let mut found = Vec::new();
    for field in fields {
        check_field(field, body.get(field.name), &mut found);
    }
    found
}

/// The user ids a call is about, in the order of the declaration; repeated ids once.
pub fn user_ids<'a>(spec: &Spec, body: &'a Map<String, Value>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    let mut seen = HashSet::new();
    let mut add = |id: &'a str| {
        if seen.insert(id) {
            ids.push(id);
        }
    };
    for field in spec.fields {
        match (field.kind, body.get(field.name)) {
            (Kind::UserId | Kind::NewUserId, Some(Value::String(id))) => add(id),
            (Kind::UserIds { .. }, Some(Value::Array(list))) => {
                list.iter().filter_map(Value::as_str).for_each(&mut add);
            }
            _ => {}
        }
    }
    ids
}

/// How many units of its endpoint's rate a call takes: the ids in its list where ids count, else 1.
pub fn rate_units(spec: &Spec, body: &Map<String, Value>) -> usize {
    let listed = |field: &Field| match (field.kind, body.get(field.name)) {
        (Kind::UserIds { .. }, Some(Value::Array(ids))) => {
            Some(ids.iter().collect::<HashSet<_>>().len())
        }
        _ => None,
    };
    match spec.rate {
        Rate::CallsPerSecond(_) => 1,
        Rate::UsersPerSecond(_) => spec.fields.iter().find_map(listed).unwrap_or(1),
    }
}

/// Whether a character may stand in a new user id (`A-Za-z0-9_=+-`).
pub const fn in_user_id_alphabet(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '=' | '+' | '-')
}

fn check_field(field: &Field, value: Option<&Value>, found: &mut Vec<Violation>) {
    let value = match value {
        None | Some(Value::Null) => {
            if field.required {
                found.push(Violation::new(field.name, Rule::Missing));
            }
            return;
        }
        Some(value) => value,
    };
    match field.kind {
        Kind::UserIds { max } => check_list(field.name, (1, max), Kind::UserId, value, found),
        Kind::Words(words) => {
            check_list(field.name, (0, words.len()), Kind::OneOf(words), value, found);
        }
        Kind::NumberedWords(words) => {
            check_list(field.name, (1, words.len()), field.kind, value, found);
        }
        Kind::Texts { max, each } => {
            check_list(field.name, (0, max), Kind::Text { min: 1, max: each }, value, found);
        }
        kind => found.extend(broken_rule(kind, value).map(|rule| Violation::new(field.name, rule))),
    }
}

fn check_list(
    name: &str,
    (min, max): (usize, usize),
    kind: Kind,
    value: &Value,
    found: &mut Vec<Violation>,
) {
    let Value::Array(items) = value else {
        found.push(Violation::new(name, Rule::WrongType { expected: JsonType::Array }));
        return;
    };
    if items.len() < min || items.len() > max {
        found.push(Violation::new(name, Rule::Count { min, max, actual: items.len() }));
        return;
    }
    for (index, item) in items.iter().enumerate() {
        if let Some(rule) = broken_rule(kind, item) {
            found.push(Violation::new(format!("{name}[{index}]"), rule));
        }
    }
}

/// How a value breaks what a field of that kind may hold.
pub(crate) fn broken_rule(kind: Kind, value: &Value) -> Option<Rule> {
    match kind {
        Kind::UserId => text_rule(value, 1, Length::Bytes(USER_ID_BYTES)),
        Kind::NewUserId => text_rule(value, 1, Length::Bytes(USER_ID_BYTES)).or_else(|| {
            let text = value.as_str()?;
            let found = text.chars().find(|character| !in_user_id_alphabet(*character))?;
            Some(Rule::Alphabet { found })
        }),
        Kind::Text { min, max } => text_rule(value, min, max),
        Kind::Int { min, max } => int_rule(value, min, max),
        Kind::Instant => int_rule(value, 0, i64::MAX),
        Kind::Bool => wrong_type(value.is_boolean(), JsonType::Boolean),
        Kind::Object => wrong_type(value.is_object(), JsonType::Object),
        Kind::Objects { max } => objects_rule(max, value),
        Kind::UserIds { .. } | Kind::Words(_) | Kind::Texts { .. } => {
            wrong_type(value.is_array(), JsonType::Array)
        }
        Kind::NumberedWords(words) => numbered_word_rule(words, value),
        Kind::OneOf(words) => match value.as_str() {
            None => Some(Rule::WrongType { expected: JsonType::String }),
            Some(word) if words.contains(&word) => None,
            Some(_) => Some(Rule::NotOneOf {
                allowed: words.iter().map(|word| (*word).to_owned()).collect(),
            }),
        },
    }
}

/// How a value is none of the words, and none of their numbers.
fn numbered_word_rule(words: &[(&str, i64)], value: &Value) -> Option<Rule> {
    let is_known = match value {
        Value::String(given) => words.iter().any(|(word, _)| word == given),
        Value::Number(given) => words.iter().any(|(_, number)| given.as_i64() == Some(*number)),
        _ => return Some(Rule::WrongType { expected: JsonType::String }),
    };
    let allowed = || words.iter().map(|(word, _)| (*word).to_owned()).collect();
    (!is_known).then(|| Rule::NotOneOf { allowed: allowed() })
}

fn objects_rule(max: usize, value: &Value) -> Option<Rule> {
    match value.as_array() {
        Some(items) if !items.iter().all(Value::is_object) => {
            Some(Rule::WrongType { expected: JsonType::Object })
        }
        Some(items) if items.is_empty() || items.len() > max => {
            Some(Rule::Count { min: 1, max, actual: items.len() })
        }
        Some(_) => None,
        None => Some(Rule::WrongType { expected: JsonType::Array }),
    }
}

fn wrong_type(right: bool, expected: JsonType) -> Option<Rule> {
    (!right).then_some(Rule::WrongType { expected })
}

fn int_rule(value: &Value, min: i64, max: i64) -> Option<Rule> {
    match value.as_i64() {
        None => Some(Rule::WrongType { expected: JsonType::Integer }),
        Some(actual) if actual < min || actual > max => Some(Rule::OutOfRange { min, max, actual }),
        Some(_) => None,
    }
}

fn text_rule(value: &Value, min: usize, max: Length) -> Option<Rule> {
    let Value::String(text) = value else {
        return Some(Rule::WrongType { expected: JsonType::String });
    };
    if min > 0 && text.is_empty() {
        return Some(Rule::Empty);
    }
    let characters = text.chars().count();
    if characters < min {
        return Some(Rule::TooShort { min, actual: characters });
    }
    let actual = max.measure(text);
    let unit = match max {
        Length::Chars(_) => Unit::Characters,
        Length::Bytes(_) => Unit::Bytes,
    };
    (actual > max.limit()).then_some(Rule::TooLong { unit, max: max.limit(), actual })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Endpoint;
    use crate::nexconn::{ExpireAccessTokens, IssueAccessToken, RemoveFriends, UpdateUser};

    fn violations<E: Endpoint>(body: &Value) -> Vec<(String, Rule)> {
        let body = body.as_object().expect("an object");
        check(&E::SPEC, body).into_iter().map(|v| (v.field, v.rule)).collect()
    }

    fn one<E: Endpoint>(body: &Value) -> Option<Rule> {
        violations::<E>(body).into_iter().next().map(|(_, rule)| rule)
    }

    #[test]
    fn a_user_id_has_one_to_64_bytes() {
        let with = |id: String| one::<IssueAccessToken>(&json!({"userId": id, "name": "n"}));
        assert_eq!(with(String::new()), Some(Rule::Empty));
        assert_eq!(with("a".repeat(64)), None);
        let too_long = Rule::TooLong { unit: Unit::Bytes, max: 64, actual: 65 };
        assert_eq!(with("a".repeat(65)), Some(too_long));
    }

    #[test]
    fn only_a_new_user_id_is_held_to_the_alphabet() {
        let id = json!({"userId": "小 雨", "name": "n"});
        assert_eq!(one::<IssueAccessToken>(&id), Some(Rule::Alphabet { found: '小' }));
        assert_eq!(one::<UpdateUser>(&id), None);
    }

    #[test]
    fn a_name_has_one_to_64_characters_in_any_script() {
        let with = |name: String| one::<UpdateUser>(&json!({"userId": "u", "name": name}));
        assert_eq!(with(String::new()), Some(Rule::Empty));
        assert_eq!(with("雨".repeat(64)), None);
        let too_long = Rule::TooLong { unit: Unit::Characters, max: 64, actual: 65 };
        assert_eq!(with("雨".repeat(65)), Some(too_long));
    }

    #[test]
    fn an_avatar_url_has_up_to_1024_bytes_and_may_be_empty() {
        let with = |url: String| one::<UpdateUser>(&json!({"userId": "u", "avatarUrl": url}));
        assert_eq!(with(String::new()), None);
        assert_eq!(with("a".repeat(1024)), None);
        assert!(matches!(with("é".repeat(513)), Some(Rule::TooLong { actual: 1026, .. })));
    }

    #[test]
    fn a_batch_has_one_to_its_limit_of_ids_and_names_the_bad_one() {
        let with = |ids: Vec<String>| {
            violations::<ExpireAccessTokens>(&json!({"userIds": ids, "expiresAt": 1}))
        };
        let ids = |count: usize| (0..count).map(|n| format!("u{n}")).collect::<Vec<_>>();
        let count = |actual| Rule::Count { min: 1, max: 20, actual };
        assert_eq!(with(ids(0)), [("userIds".into(), count(0))]);
        assert_eq!(with(ids(20)), []);
        assert_eq!(with(ids(21)), [("userIds".into(), count(21))]);
        let bad = vec!["u".to_owned(), String::new()];
        assert_eq!(with(bad), [("userIds[1]".into(), Rule::Empty)]);
    }

    #[test]
    fn null_counts_as_left_out() {
        let body = json!({"userId": "u", "name": null});
        assert_eq!(violations::<UpdateUser>(&body), []);
        assert_eq!(violations::<IssueAccessToken>(&body), [("name".into(), Rule::Missing)]);
    }

    #[test]
    fn numbers_are_whole_numbers_not_text() {
        let with =
            |at: Value| one::<ExpireAccessTokens>(&json!({"userIds": ["u"], "expiresAt": at}));
        assert_eq!(with(json!(0)), None);
        assert_eq!(with(json!("1")), Some(Rule::WrongType { expected: JsonType::Integer }));
        assert_eq!(with(json!(1.5)), Some(Rule::WrongType { expected: JsonType::Integer }));
        assert!(matches!(with(json!(-1)), Some(Rule::OutOfRange { actual: -1, .. })));
    }

    #[test]
    fn user_ids_are_listed_once_each() {
        let body = json!({"userIds": ["a", "b", "a"], "expiresAt": 1});
        let body = body.as_object().expect("an object");
        assert_eq!(user_ids(&ExpireAccessTokens::SPEC, body), ["a", "b"]);
    }

    #[test]
    fn where_ids_count_those_of_the_list_do() {
        let units =
            |spec: &Spec, body: Value| rate_units(spec, body.as_object().expect("an object"));
        let body = json!({"userId": "u", "targetIds": ["a", "b", "a"]});
        assert_eq!(units(&RemoveFriends::SPEC, body), 2);
        assert_eq!(units(&ExpireAccessTokens::SPEC, json!({"userIds": ["a", "b"]})), 1);
    }
}
