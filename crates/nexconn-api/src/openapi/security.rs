//! The signature, as security schemes: four headers that belong together.

use serde_json::{Map, Value, json};

use crate::signing::{APP_KEY, Header, NONCE, SIGNATURE, TIMESTAMP};

const HEADERS: [(Header, &str); 4] = [
    (APP_KEY, "The app's public key."),
    (NONCE, "Random text of at most 18 characters, new for each try."),
    (TIMESTAMP, "Unix time in milliseconds."),
    (
        SIGNATURE,
        "The lowercase hex SHA-1 of App Secret, nonce and timestamp, joined without a separator.",
    ),
];

/// Each header as a scheme.
pub(super) fn schemes() -> Value {
    let scheme = |(header, meaning): (Header, &str)| {
        let description = format!("{meaning} `{}` is read as well.", header.alternative);
        let scheme = json!({ "type": "apiKey", "in": "header", "name": header.name, "description": description });
        (header.name.to_owned(), scheme)
    };
    HEADERS.into_iter().map(scheme).collect::<Map<_, _>>().into()
}

/// What every request carries: all four.
pub(super) fn requirement() -> Value {
    HEADERS
        .into_iter()
        .map(|(header, _)| (header.name.to_owned(), json!([])))
        .collect::<Map<_, _>>()
        .into()
}
