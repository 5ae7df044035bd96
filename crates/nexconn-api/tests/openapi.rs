//! The walk over everything that nexconn-local's `OpenAPI` document is made of.

#![cfg(feature = "openapi")]
#![allow(clippy::expect_used, reason = "a test fails where its ground gives way")]

use std::collections::BTreeSet;

use nexconn_api::code::HTTP_STATUSES;
use nexconn_api::openapi::{Document, Documented};
use nexconn_api::webhooks::EVENT_NAMES;
use nexconn_api::{local, nexconn};
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The fields of a request's type, and those of them that it cannot do without.
fn fields<E: Documented>() -> (BTreeSet<String>, BTreeSet<String>) {
    let schema =
        SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<E::Request>();
    let names = schema.get("properties").and_then(Value::as_object);
    let required = schema.get("required").and_then(Value::as_array);
    let required = required.into_iter().flatten().filter_map(Value::as_str);
    (
        names.into_iter().flatten().map(|(name, _)| name.clone()).collect(),
        required.map(str::to_owned).collect(),
    )
}

fn agrees<E: Documented>() {
    let (names, required) = fields::<E>();
    let declared = E::SPEC.fields.iter().map(|field| field.name.to_owned());
    assert_eq!(declared.collect::<BTreeSet<_>>(), names, "{}", E::SPEC.path);
    let declared = E::SPEC.fields.iter().filter(|field| field.required);
    let declared = declared.map(|field| field.name.to_owned());
    assert_eq!(declared.collect::<BTreeSet<_>>(), required, "{}", E::SPEC.path);
}

macro_rules! agree {
    ($($endpoint:path),+) => { $(agrees::<$endpoint>();)+ };
}

#[test]
fn declarations_and_types_have_the_same_fields() {
    nexconn_api::nexconn_endpoints!(agree);
    nexconn_api::local_endpoints!(agree);
}

fn document() -> Value {
    let mut document = Document::new();
    macro_rules! add {
        ($($endpoint:path),+) => { $(document.add::<$endpoint>();)+ };
    }
    nexconn_api::nexconn_endpoints!(add);
    nexconn_api::local_endpoints!(add);
    document.finish()
}

#[test]
fn everything_is_described_and_no_description_has_a_link_between_types() {
    let document = document();
    for spec in [nexconn::SPECS, local::SPECS].into_iter().flatten() {
        let operation = &document["paths"][spec.path]["post"];
        assert!(
            operation["summary"].as_str().is_some_and(|text| text.ends_with('.')),
            "{operation}"
        );
        let body = &operation["requestBody"]["content"]["application/json"]["schema"];
        for field in spec.fields {
            let field = &body["properties"][field.name];
            assert!(field["description"].as_str().is_some_and(|text| !text.is_empty()), "{field}");
        }
    }
    let text = document.to_string();
    assert!(!text.contains("[`"), "{text}");
}

#[test]
fn every_webhook_is_described_with_its_envelope_and_signature() {
    let document = document();
    for name in EVENT_NAMES {
        let webhook = &document["webhooks"][*name]["post"];
        assert!(webhook["summary"].as_str().is_some_and(|text| text.ends_with('.')), "{webhook}");
        let schema = &webhook["requestBody"]["content"]["application/json"]["schema"];
        let reference = schema["$ref"].as_str().and_then(|text| text.strip_prefix('#'));
        let envelope = document.pointer(reference.expect("a reference")).expect("a schema");
        assert_eq!(envelope["required"].as_array().map(Vec::len), Some(4), "{envelope}");
        assert_eq!(webhook["parameters"].as_array().map(Vec::len), Some(4));
    }
}

#[test]
fn every_refusal_has_a_documented_meaning() {
    for spec in [nexconn::SPECS, local::SPECS].into_iter().flatten() {
        for code in spec.refusals {
            let row = code.row().expect("a row in the table of codes");
            assert!(HTTP_STATUSES.iter().any(|(http, _)| *http == row.http), "{row:?}");
        }
    }
}
