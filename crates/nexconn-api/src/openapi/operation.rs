//! One endpoint as an operation.

use schemars::SchemaGenerator;
use serde_json::{Value, json};

use super::{Documented, answers, describe, request};
use crate::signing::REQUEST_ID;
use crate::spec::{Impact, Rate};
use crate::{Code, Spec};

/// The operation of an endpoint.
pub(super) fn of<E: Documented>(schemas: &mut SchemaGenerator) -> Value {
    let spec = &E::SPEC;
    let (summary, description) = describe::endpoint::<E>();
    let mut operation = json!({
        "operationId": spec.name,
        "tags": [tag(spec)],
        "summary": summary,
        "description": description,
        "parameters": [{ "$ref": format!("#/components/parameters/{REQUEST_ID}") }],
        "requestBody": request::body::<E>(),
        "responses": answers::of::<E>(schemas),
        "x-nexconn-role": spec.role,
        "x-nexconn-impact": impact(spec.impact),
        "x-nexconn-rate": rate(spec.rate),
    });
    if spec.rule.is_some() || spec.refusals.contains(&Code::INVALID_PARAMETER) {
        operation["x-nexconn-further-rules"] = json!(true);
    }
    if !spec.doc.is_empty() {
        operation["externalDocs"] =
            json!({ "url": format!("{}{}", describe::DOCUMENTATION, spec.doc) });
    }
    operation
}

/// The same operation at another path, where it cannot have the same id.
pub(super) fn alias(mut operation: Value, path: &str) -> Value {
    if let Some(operation) = operation.as_object_mut() {
        operation.remove("operationId");
        operation.insert("x-nexconn-alias-of".to_owned(), json!(path));
    }
    operation
}

/// The part of the API that an endpoint belongs to: `/v4` or `/console`.
fn tag(spec: &Spec) -> &str {
    spec.path.split('/').nth(1).unwrap_or_default()
}

/// What every request may carry beside its body and its signature.
pub(super) fn parameters() -> Value {
    json!({
        REQUEST_ID: {
            "name": REQUEST_ID,
            "in": "header",
            "description": "An id for support, at most 36 characters; the answer repeats it.",
            "schema": { "type": "string" },
        },
    })
}

fn impact(impact: Impact) -> Value {
    match impact {
        Impact::Read => json!({ "kind": "read" }),
        Impact::Reversible { by } => json!({ "kind": "reversible", "by": by }),
        Impact::Final => json!({ "kind": "final" }),
    }
}

fn rate(rate: Rate) -> Value {
    match rate {
        Rate::CallsPerSecond(limit) => json!({ "callsPerSecond": limit }),
        Rate::UsersPerSecond(limit) => json!({ "usersPerSecond": limit }),
    }
}
