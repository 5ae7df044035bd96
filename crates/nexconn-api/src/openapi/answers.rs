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

/// The HTTP status of a call that was done.
const DONE: u16 = 200;

/// Every answer of an endpoint, by HTTP status.
pub(super) fn of<E: Documented>(schemas: &mut SchemaGenerator) -> Value {
    let any = refusals_of_any();
    let mut own = any.clone();
    let refusing = E::SPEC.refusals.iter().filter(|code| code.http() != DONE);
    for code in refusing {
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
    let done = (DONE.to_string(), done::<E>(schemas));
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
    // A request for friendship that waits is recorded, and so done, with a code of its own.
    let waiting = E::SPEC.refusals.iter().filter(|code| code.http() == DONE);
    let codes: Vec<_> = [Code::SUCCESS].iter().chain(waiting).copied().collect();
    let mut schema = json!({
        "type": "object",
        "properties": { "code": { "enum": codes } },
        "required": ["code"],
    });
    if TypeId::of::<E::Response>() != TypeId::of::<Done>() {
        schema["properties"]["result"] = schemas.subschema_for::<E::Response>().to_value();
        schema["required"] = json!(["code", "result"]);
    }
    let example = serde_json::from_str::<Value>(E::SPEC.example.response).unwrap_or_default();
    let description = format!("Done.\n{}", meanings(codes.get(1..).unwrap_or_default()));
    answer(description.trim_end(), &json!({ "schema": schema, "example": example }))
}

fn refused(http: u16, codes: &[Code]) -> Value {
    let status = HTTP_STATUSES.iter().find(|(status, _)| *status == http);
    let heading = status.map_or("the body is too large", |(_, meaning)| meaning);
    let schema = json!({
        "type": "object",
        "properties": {
            "code": { "enum": codes },
            "errorMessage": { "type": "string", "description": "For people who read English." },
        },
        "required": ["code", "errorMessage"],
    });
    let description = format!("Refused: {heading}.\n{}", meanings(codes));
    answer(&description, &json!({ "schema": schema }))
}

/// What codes mean, one a line.
fn meanings(codes: &[Code]) -> String {
    let rows = codes.iter().filter_map(|code| code.row());
    let lines = rows.map(|row| format!("\n- `{}`: {}", row.code.0, row.meaning));
    lines.collect::<Vec<_>>().concat()
}

fn answer(description: &str, content: &Value) -> Value {
    json!({
        "description": description,
        "headers": { REQUEST_ID: { "$ref": format!("#/components/headers/{REQUEST_ID}") } },
        "content": { "application/json": content },
    })
}
