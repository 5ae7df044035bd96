//! Bodies of requests: what the fields of a declaration allow, in the words of JSON Schema.

use serde_json::{Map, Value, json};

use super::{Documented, describe};
use crate::check::USER_ID_BYTES;
use crate::spec::{Field, Kind, Length};

/// The body that an endpoint takes, with its documented example.
pub(super) fn body<E: Documented>() -> Value {
    let spec = &E::SPEC;
    let described = describe::fields::<E::Request>();
    let properties: Map<_, _> = spec
        .fields
        .iter()
        .map(|field| {
            let mut schema = schema(field);
            schema["description"] = json!(described.get(field.name));
            (field.name.to_owned(), schema)
        })
        .collect();
    let required = spec.fields.iter().filter(|field| field.required);
    let schema = json!({
        "type": "object",
        "properties": properties,
        "required": required.map(|field| field.name).collect::<Vec<_>>(),
    });
    let example = serde_json::from_str::<Value>(spec.example.request).unwrap_or_default();
    json!({
        "required": true,
        "content": { "application/json": { "schema": schema, "example": example } },
    })
}

/// What a field may hold. `null` counts as left out.
fn schema(field: &Field) -> Value {
    let mut schema = kind(field.kind);
    if !field.required {
        schema["type"] = json!([schema["type"], "null"]);
        if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut) {
            words.push(Value::Null);
        }
    }
    schema
}

fn kind(kind: Kind) -> Value {
    match kind {
        Kind::UserId => text(1, Length::Bytes(USER_ID_BYTES)),
        Kind::NewUserId => {
            let mut schema = text(1, Length::Bytes(USER_ID_BYTES));
            schema["pattern"] = json!("^[A-Za-z0-9_=+-]+$");
            schema
        }
        Kind::UserIds { max } => json!({
            "type": "array",
            "items": text(1, Length::Bytes(USER_ID_BYTES)),
            "minItems": 1,
            "maxItems": max,
        }),
        Kind::Text { min, max } => text(min, max),
        Kind::Int { min, max } => {
            json!({ "type": "integer", "format": "int64", "minimum": min, "maximum": max })
        }
        Kind::Instant => {
            json!({ "type": "integer", "format": "int64", "minimum": 0, "maximum": i64::MAX })
        }
        Kind::Bool => json!({ "type": "boolean" }),
        Kind::OneOf(words) => json!({ "type": "string", "enum": words }),
        Kind::Words(words) => json!({
            "type": "array",
            "items": { "type": "string", "enum": words },
            "maxItems": words.len(),
        }),
        Kind::NumberedWords(words) => {
            let forms = words.iter().flat_map(|(word, number)| [json!(word), json!(number)]);
            json!({
                "type": "array",
                "items": { "enum": forms.collect::<Vec<_>>() },
                "minItems": 1,
                "maxItems": words.len(),
            })
        }
        Kind::Texts { max, each } => {
            json!({ "type": "array", "items": text(1, each), "maxItems": max })
        }
        Kind::Object => json!({ "type": "object" }),
        Kind::Objects { max } => json!({
            "type": "array",
            "items": { "type": "object" },
            "minItems": 1,
            "maxItems": max,
        }),
    }
}

/// A text. JSON Schema counts characters: a limit in bytes is a limit of characters too, but the
/// extension has the whole truth.
fn text(min: usize, max: Length) -> Value {
    let mut schema = json!({ "type": "string", "minLength": min, "maxLength": max.limit() });
    if let Length::Bytes(max) = max {
        schema["x-nexconn-max-bytes"] = json!(max);
    }
    schema
}
