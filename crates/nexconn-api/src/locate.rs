//! Where the fields of a request travel: in the path, the query or the body.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Number, Value};

use crate::spec::{Kind, Spec};

/// All but the characters that never need escaping in a URL.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A request placed in a URL and, where the method has one, a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// Path with its query.
    pub path: String,
    /// JSON body of a POST or PUT.
    pub body: Option<Value>,
}

/// Escapes one segment of a path or one value of a query.
pub fn escape(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// Places the fields of a request: those named in the path there, the rest in query or body.
pub fn locate(spec: &Spec, mut fields: Map<String, Value>) -> Located {
    fields.retain(|_, value| !value.is_null());
    let mut path = String::new();
    for (index, part) in spec.path.split(['{', '}']).enumerate() {
        if index % 2 == 0 {
            path.push_str(part);
        } else {
            path.push_str(&escape(&text_of(fields.remove(part))));
        }
    }
    if spec.method.has_body() {
        return Located { path, body: Some(Value::Object(fields)) };
    }
    for (index, (name, value)) in fields.into_iter().enumerate() {
        path.push(if index == 0 { '?' } else { '&' });
        path.push_str(&escape(&name));
        path.push('=');
        path.push_str(&escape(&text_of(Some(value))));
    }
    Located { path, body: None }
}

/// Gives the text of a path or query its JSON type again, as the declaration says. What does not
/// fit stays text, and the check names it.
pub fn typed(spec: &Spec, name: &str, text: String) -> Value {
    match spec.field(name).map(|field| field.kind) {
        Some(Kind::Int { .. } | Kind::Instant) => match text.parse::<i64>() {
            Ok(number) => Value::Number(Number::from(number)),
            Err(_) => Value::String(text),
        },
        Some(Kind::Bool) => match text.as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => Value::String(text),
        },
        _ => Value::String(text),
    }
}

fn text_of(value: Option<Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text,
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Endpoint;
    use crate::admin::{GetUser, ListUsers};

    fn located<E: Endpoint>(fields: &Value) -> Located {
        locate(&E::SPEC, fields.as_object().expect("an object").clone())
    }

    #[test]
    fn ids_with_any_character_stay_one_segment() {
        let located = located::<GetUser>(&json!({"app": "dev", "userId": "a/b ?#雨"}));
        assert_eq!(located.path, "/api/v1/apps/dev/users/a%2Fb%20%3F%23%E9%9B%A8");
        assert_eq!(located.body, None);
    }

    #[test]
    fn the_fields_of_a_get_go_into_the_query_and_come_back_typed() {
        let located = located::<ListUsers>(&json!({"app": "dev", "q": "a&b", "limit": 25}));
        assert_eq!(located.path, "/api/v1/apps/dev/users?limit=25&q=a%26b");
        assert_eq!(typed(&ListUsers::SPEC, "limit", "25".into()), json!(25));
        assert_eq!(typed(&ListUsers::SPEC, "limit", "x".into()), json!("x"));
        assert_eq!(typed(&ListUsers::SPEC, "q", "25".into()), json!("25"));
    }
}
