//! Descriptions, from the comments of the types.

use std::collections::HashMap;

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

/// Where Nexconn's documentation of its chat API stands; a declaration's slug follows.
pub(super) const DOCUMENTATION: &str = "https://docs.nexconn.ai/platform-chat-api/";

/// What an endpoint does: in a line, and what else there is to say.
pub(super) fn endpoint<E: JsonSchema>() -> (String, String) {
    let schema = SchemaGenerator::default().into_root_schema_for::<E>();
    let text = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    let (summary, rest) = text.split_once("\n\n").unwrap_or((text, ""));
    (without_links(&summary.replace('\n', " ")), rest.to_owned())
}

/// What a type is, in a line.
pub(super) fn summary<T: JsonSchema>() -> String {
    endpoint::<T>().0
}

/// What each field of a request means.
pub(super) fn fields<R: JsonSchema>() -> HashMap<String, String> {
    let schema = SchemaGenerator::default().into_root_schema_for::<R>();
    let properties = schema.get("properties").and_then(Value::as_object);
    let text = |field: &Value| field.get("description")?.as_str().map(str::to_owned);
    let described = properties.into_iter().flatten();
    described.filter_map(|(name, field)| Some((name.clone(), text(field)?))).collect()
}

/// Takes links between types out of every description below: outside the code they lead nowhere.
pub(super) fn remove_links(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if name == "description" => *text = without_links(text),
                    other => remove_links(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(remove_links),
        _ => {}
    }
}

/// A comment with the text of its links alone.
fn without_links(text: &str) -> String {
    let mut parts = text.split("[`");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (shown, rest) = part.split_once("`]").unwrap_or((part, ""));
        let target = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let rest = target.map_or(rest, |(_, rest)| rest);
        plain.extend(["`", shown, "`", rest]);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_between_types_read_as_their_text() {
        let text = "Of [`A`], [`b`](super::B) (both) and `c`.";
        assert_eq!(without_links(text), "Of `A`, `b` (both) and `c`.");
    }
}
