//! The `OpenAPI` 3.1 document of nexconn-local, made from the declarations: limits from the fields of
//! a declaration, forms of answers and all descriptions from the types and their comments.
//!
//! What `OpenAPI` has no word for stands in extensions: `x-nexconn-role`, `x-nexconn-impact`,
//! `x-nexconn-rate`, `x-nexconn-alias-of`; `x-nexconn-max-bytes` beside a `maxLength`, which counts
//! characters; `x-nexconn-further-rules` where a request may be refused for what no schema states.

mod answers;
mod describe;
mod operation;
mod request;
mod security;
mod webhooks;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::Endpoint;

/// Path at which nexconn-local serves the document. Whoever asks needs no signature.
pub const PATH: &str = "/openapi.json";

/// An endpoint all of whose types have a schema and comments.
pub trait Documented: Endpoint<Request: JsonSchema, Response: JsonSchema> + JsonSchema {}

impl<E: Endpoint<Request: JsonSchema, Response: JsonSchema> + JsonSchema> Documented for E {}

/// A document being made.
#[derive(Debug)]
pub struct Document {
    /// Collects the schemas of answers.
    schemas: SchemaGenerator,
    paths: Map<String, Value>,
}

impl Document {
    /// A document without any endpoint.
    pub fn new() -> Self {
        let settings = SchemaSettings::draft2020_12().for_serialize();
        let settings = settings.with(|settings| {
            settings.definitions_path = "/components/schemas".into();
            settings.meta_schema = None;
        });
        Self { schemas: settings.into_generator(), paths: Map::new() }
    }

    /// Adds an endpoint, and each other path of it.
    pub fn add<E: Documented>(&mut self) {
        let spec = &E::SPEC;
        let operation = operation::of::<E>(&mut self.schemas);
        let method = spec.method.name().to_lowercase();
        for alias in spec.aliases {
            let same = operation::alias(operation.clone(), spec.path);
            self.paths.insert((*alias).to_owned(), json!({ method.as_str(): same }));
        }
        self.paths.insert(spec.path.to_owned(), json!({ method: operation }));
    }

    /// The document as JSON.
    pub fn finish(mut self) -> Value {
        let webhooks = webhooks::all(&mut self.schemas);
        let mut document = json!({
            "openapi": "3.1.0",
            "info": {
                "title": "nexconn-local",
                "version": env!("CARGO_PKG_VERSION"),
                "summary": "Nexconn's user management on this machine",
                "description": INTRODUCTION,
            },
            "servers": [{ "url": "/" }],
            "security": [security::requirement()],
            "paths": self.paths,
            "webhooks": webhooks,
            "components": {
                "schemas": self.schemas.take_definitions(true),
                "responses": answers::shared(),
                "headers": answers::headers(),
                "parameters": operation::parameters(),
                "securitySchemes": security::schemes(),
            },
            "externalDocs": { "url": describe::DOCUMENTATION },
        });
        describe::remove_links(&mut document);
        document
    }
}

impl Default for Document {
    fn default() -> Self {
        Self::new()
    }
}

const INTRODUCTION: &str = "`/v4` has the paths, fields and codes of Nexconn Platform Chat API v4; \
`/console` has what Nexconn's cloud offers only in its web Console. A success is HTTP 200 with `code` 0. \
A refusal has another HTTP status and its own `code`. Fields that an operation does not name are \
ignored, and `null` counts as left out.";
