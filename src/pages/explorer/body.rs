//! What is typed into the fields of a call, and the request that it makes.

use leptos::prelude::*;
use nexconn_api::Spec;
use nexconn_api::spec::{Field, Kind, Length};
use serde_json::{Map, Value};

/// The fields of one call.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body {
    entries: StoredValue<Vec<Entry>>,
}

/// One field, as it is being filled in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) field: &'static Field,
    /// Of kinds with one value.
    pub(super) text: RwSignal<String>,
    /// Of kinds with several.
    pub(super) list: RwSignal<Vec<String>>,
    /// An empty text is sent rather than left out.
    pub(super) empty: RwSignal<bool>,
}

impl Body {
    /// Empty fields.
    pub(super) fn new(spec: &'static Spec) -> Self {
        let entries = spec.fields.iter().map(|field| Entry {
            field,
            text: RwSignal::default(),
            list: RwSignal::default(),
            empty: RwSignal::new(false),
        });
        Self { entries: StoredValue::new(entries.collect()) }
    }

    pub(super) fn entries(self) -> Vec<Entry> {
        self.entries.get_value()
    }

    /// Fills all fields in from a body; those that it has not are emptied.
    pub(super) fn fill(self, body: &Map<String, Value>) {
        for entry in self.entries() {
            entry.fill(body.get(entry.field.name));
        }
    }

    /// The request.
    pub(super) fn request(self) -> Map<String, Value> {
        let named = |entry: Entry| Some((entry.field.name.to_owned(), entry.value()?));
        self.entries().into_iter().filter_map(named).collect()
    }
}

impl Entry {
    /// Whether an empty text means something other than leaving it out.
    pub(super) const fn can_be_empty(self) -> bool {
        !self.field.required && matches!(self.field.kind, Kind::Text { min: 0, .. })
    }

    fn fill(self, value: Option<&Value>) {
        let text = match value {
            None | Some(Value::Null | Value::Array(_)) if !self.is_json() => String::new(),
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(value) if self.is_json() => {
                serde_json::to_string_pretty(value).unwrap_or_default()
            }
            Some(value) => value.to_string(),
        };
        let items = value.and_then(Value::as_array).into_iter().flatten();
        let items = items.filter_map(Value::as_str).map(ToOwned::to_owned);
        self.empty.set(text.is_empty() && value.is_some_and(Value::is_string));
        self.text.set(text);
        self.list.set(items.collect());
    }

    const fn is_json(self) -> bool {
        matches!(self.field.kind, Kind::Object | Kind::Objects { .. })
    }

    /// What it puts into the request, tracked. What has the wrong form goes in as the text that it is, so that the check
    /// finds it.
    fn value(self) -> Option<Value> {
        match self.field.kind {
            Kind::UserIds { .. } | Kind::Words(_) | Kind::NumberedWords(_) | Kind::Texts { .. } => {
                let list = self.list.get();
                (self.field.required || !list.is_empty()).then(|| list.into())
            }
            kind => {
                let text = self.text.get();
                if text.is_empty() {
                    return self.empty.get().then_some(Value::String(text));
                }
                Some(one_value(kind, text))
            }
        }
    }
}

fn one_value(kind: Kind, text: String) -> Value {
    match kind {
        Kind::Int { .. } | Kind::Instant => match text.trim().parse::<i64>() {
            Ok(number) => number.into(),
            Err(_) => text.into(),
        },
        Kind::Bool => match text.as_str() {
            "true" => true.into(),
            "false" => false.into(),
            _ => text.into(),
        },
        Kind::Object | Kind::Objects { .. } => {
            serde_json::from_str(&text).unwrap_or(Value::String(text))
        }
        _ => text.into(),
    }
}

/// Most that a text may have, and whether bytes are counted.
pub(super) const fn longest(kind: Kind) -> Option<Length> {
    match kind {
        Kind::UserId | Kind::NewUserId => Some(Length::Bytes(nexconn_api::check::USER_ID_BYTES)),
        Kind::Text { max, .. } => Some(max),
        _ => None,
    }
}
