//! The fields of a request, wherever they travel.

use axum::extract::{RawPathParams, Request};
use axum::http::HeaderMap;
use nexconn_api::streams::StreamEvents;
use nexconn_api::{Endpoint, Spec, check, locate};
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::body;
use crate::Error;

/// A request's fields, merged from path, query and body and typed as the declaration says. The
/// path wins.
#[derive(Debug)]
pub(crate) struct Fields(Map<String, Value>);

impl Fields {
    /// Reads the fields that `spec` declares; others are left alone.
    pub(crate) fn read(
        spec: &Spec,
        path: Vec<(String, String)>,
        request: Request,
    ) -> Result<Self, Error> {
        let query = request.uri().query().map(str::to_owned);
        let last_event = last_event(spec, request.headers());
        let mut fields = if spec.method.has_body() {
            body::object(request)?
        } else {
            from_query(spec, query.as_deref().unwrap_or_default())?
        };
        fields.extend(last_event);
        for (name, value) in path {
            let value = locate::typed(spec, &name, value);
            fields.insert(name, value);
        }
        Ok(Self(fields))
    }

    /// Checks the fields and gives the request its type.
    pub(crate) fn checked<R: DeserializeOwned>(self, spec: &Spec) -> Result<R, Error> {
        let violations = check(spec, &self.0);
        if !violations.is_empty() {
            return Err(Error::Invalid(violations));
        }
        serde_json::from_value(Value::Object(self.0))
            .map_err(|error| Error::Internal(format!("{} passed its check: {error}", spec.name)))
    }
}

/// The field `after` of a stream that a browser takes up again by itself: its address is still that
/// of the beginning, and the header says how far it came.
fn last_event(spec: &Spec, headers: &HeaderMap) -> Option<(String, Value)> {
    if spec.path != StreamEvents::SPEC.path {
        return None;
    }
    let last = headers.get("last-event-id")?.to_str().ok()?;
    Some(("after".to_owned(), locate::typed(spec, "after", last.to_owned())))
}

/// The variables of a path, decoded.
pub(crate) fn of_path(params: &RawPathParams) -> Vec<(String, String)> {
    params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn from_query(spec: &Spec, query: &str) -> Result<Map<String, Value>, Error> {
    let mut fields = Map::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decode(name)?, decode(value)?);
        if spec.field(&name).is_some() {
            let value = locate::typed(spec, &name, value);
            fields.insert(name, value);
        }
    }
    Ok(fields)
}

fn decode(text: &str) -> Result<String, Error> {
    let text = text.replace('+', " ");
    match percent_decode_str(&text).decode_utf8() {
        Ok(decoded) => Ok(decoded.into_owned()),
        Err(_) => Err(Error::Unreadable("the address is not valid UTF-8")),
    }
}

#[cfg(test)]
mod tests {
    use nexconn_api::Endpoint;
    use nexconn_api::admin::ListUsers;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_query_is_decoded_typed_and_cut_to_what_is_declared() {
        let fields = from_query(&ListUsers::SPEC, "q=a%26b+c&limit=25&other=1&sort").expect("read");
        assert_eq!(Value::Object(fields), json!({"q": "a&b c", "limit": 25, "sort": ""}));
        assert!(from_query(&ListUsers::SPEC, "q=%FF").is_err());
    }
}
