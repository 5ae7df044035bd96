//! What the service posts to an app's address.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::describe;
use crate::webhooks::signature::ParameterNames;
use crate::webhooks::{
    ActivationStateItem, ConnectionStatusItem, Envelope, Event, FriendshipItem, ProfileUpdateItem,
};

/// Each webhook by its documented name.
pub(super) fn all(schemas: &mut SchemaGenerator) -> Value {
    let webhook = |event| {
        let webhook = match event {
            Event::ConnectionStatus => post::<ConnectionStatusItem>(schemas),
            Event::ActivationState => post::<ActivationStateItem>(schemas),
            Event::ProfileUpdate => post::<ProfileUpdateItem>(schemas),
            Event::Friendship => post::<FriendshipItem>(schemas),
        };
        (event.name().to_owned(), json!({ "post": webhook }))
    };
    Event::ALL.into_iter().map(webhook).collect::<Map<_, _>>().into()
}

fn post<T: JsonSchema>(schemas: &mut SchemaGenerator) -> Value {
    let schema = schemas.subschema_for::<Envelope<T>>();
    json!({
        "summary": describe::summary::<T>(),
        "description": "Where it goes, and which ones are sent, is set at `/console/webhook/set`. Another answer than \
            HTTP 200, or none within 5 s, lets it be posted again with the same `id`, twice at most.",
        "tags": ["webhooks"],
        "security": [],
        "parameters": parameters(),
        "requestBody": {
            "required": true,
            "content": { "application/json": { "schema": schema } },
        },
        "responses": {
            "200": { "description": "It has arrived." },
            "default": { "description": "It has not arrived." },
        },
    })
}

/// The signature, which is appended to the address.
fn parameters() -> Value {
    let names = ParameterNames::default();
    let parameter = |name: String, meaning: &str| {
        json!({
            "name": name,
            "in": "query",
            "required": true,
            "description": meaning,
            "schema": { "type": "string" },
        })
    };
    json!([
        parameter(names.app_key, "The app's public key."),
        parameter(names.nonce, "Random text, new for each try."),
        parameter(names.timestamp, "Unix time in milliseconds."),
        parameter(
            names.signature,
            "The lowercase hex SHA-1 of App Secret, nonce and timestamp, joined without a separator.",
        ),
    ])
}
