//! Answers: one that was done, and one for each HTTP status that refuses.

use std::any::TypeId;
use std::collections::BTreeMap;

use schemars::SchemaGenerator;
use serde_json::{Map, Value, json};

use super::Documented;
use crate::Code;
use crate::choices::{ANY_CALL, BODY_TOO_LARGE_HTTP};
use crate::code::HTTP_STATUSES;
use crate::signing::REQUEST_ID;
use crate::wire::Done;

/// Codes by the HTTP status that goes with them.
type ByStatus = BTreeMap<u16, Vec<Code>>;

/// Every answer of an endpoint, by HTTP status.
pub(super) fn of<E: Documented>(schemas: &mut SchemaGenerator) -> Value {
    let any = refusals_of_any();
    let mut own = any.clone();
    for code in E::SPEC.refusals {
        let codes = own.entry(code.http()).or_default();
        if !codes.contains(code) {
            codes.push(*code);
        }
    }
    let refused = own.into_iter().map(|(http, codes)| {
        let shared = any.get(&http) == Some(&codes);
        let answer = if shared {
            json!({ "$ref": format!("#/components/responses/{}", name(http)) })
        } else {
            refused(http, &codes)
        };
        (http.to_string(), answer)
    });
    let done = ("200".to_owned(), done::<E>(schemas));
    [done].into_iter().chain(refused).collect::<Map<_, _>>().into()
}

/// The refusals that are the same at every endpoint, by the name that [`of`] gives them.
pub(super) fn shared() -> Value {
    let all = refusals_of_any().into_iter();
    all.map(|(http, codes)| (name(http), refused(http, &codes))).collect::<Map<_, _>>().into()
}

/// The header that every answer has.
pub(super) fn headers() -> Value {
    json!({
        REQUEST_ID: {
            "description": "The request's id; a new one where it had none, or a longer one.",
            "required": true,
            "schema": { "type": "string" },
        },
    })
}

fn name(http: u16) -> String {
    format!("Refused{http}")
}

fn refusals_of_any() -> ByStatus {
    let mut by_status = ByStatus::new();
    for code in ANY_CALL {
        by_status.entry(code.http()).or_default().push(*code);
    }
    by_status.insert(BODY_TOO_LARGE_HTTP, vec![Code::TOO_LONG]);
    by_status
}

fn done<E: Documented>(schemas: &mut SchemaGenerator) -> Value {
    let mut schema = json!({
        "type": "object",
        "properties": { "code": { "const": Code::SUCCESS } },
        "required": ["code"],
    });
    if TypeId::of::<E::Response>() != TypeId::of::<Done>() {
        schema["properties"]["result"] = schemas.subschema_for::<E::Response>().to_value();
        schema["required"] = json!(["code", "result"]);
    }
    let example = serde_json::from_str::<Value>(E::SPEC.example.response).unwrap_or_default();
    answer("Done.", &json!({ "schema": schema, "example": example }))
}

fn refused(http: u16, codes: &[Code]) -> Value {
    let status = HTTP_STATUSES.iter().find(|(status, _)| *status == http);
    let heading = status.map_or("the body is too large", |(_, meaning)| meaning);
    let meanings = codes.iter().filter_map(|code| code.row());
    let meanings = meanings.map(|row| format!("\n- `{}`: {}", row.code.0, row.meaning));
    let schema = json!({
        "type": "object",
        "properties": {
            "code": { "enum": codes },
            "errorMessage": { "type": "string", "description": "For people who read English." },
        },
        "required": ["code", "errorMessage"],
    });
    let description = format!("Refused: {heading}.\n{}", meanings.collect::<String>());
    answer(&description, &json!({ "schema": schema }))
}

fn answer(description: &str, content: &Value) -> Value {
    json!({
        "description": description,
        "headers": { REQUEST_ID: { "$ref": format!("#/components/headers/{REQUEST_ID}") } },
        "content": { "application/json": content },
    })
}
