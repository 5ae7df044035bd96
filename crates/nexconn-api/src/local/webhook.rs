use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::Code;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Length, Spec, optional, required};
use crate::violation::{Rule, Violation};
use crate::webhooks::{EVENT_NAMES, Event, TYPE_BYTES};

/// Longest address of a webhook, in bytes.
pub const WEBHOOK_URL_BYTES: usize = 1024;

/// Reads where an app's webhooks go, and how delivery fares.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetWebhook;

/// Request of [`GetWebhook`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetWebhookRequest {}

/// An app's webhooks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Webhook {
    /// Where they go; none while they are off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What is sent.
    pub events: Vec<Event>,
    /// The name under which soft deletes and restores are sent.
    pub activation_type: String,
    /// Webhooks that wait to be delivered.
    pub pending: u64,
    /// Webhooks that were given up, ever: after their retries, when too many waited, or when they were switched off.
    pub dropped: u64,
    /// When delivery goes on, in Unix milliseconds, while it rests after many timeouts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paused_until: Option<i64>,
    /// When one was delivered last, in Unix milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_delivered_at: Option<i64>,
    /// The last try that failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_error: Option<DeliveryError>,
}

/// A try to deliver a webhook that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DeliveryError {
    /// Unix milliseconds.
    pub at: i64,
    /// Why, for people who read English.
    pub message: String,
}

impl Endpoint for GetWebhook {
    type Request = GetWebhookRequest;
    type Response = Webhook;
    const SPEC: Spec = Spec {
        name: "getWebhook",
        group: Group::Local,
        path: "/console/webhook/get",
        example: Example { request: "{}", response: EXAMPLE },
        ..Spec::POST
    };
}

const EXAMPLE: &str = r#"{"code":0,"result":{
    "url":"https://admin.example.com/hooks/acme-dev",
    "events":["user:connection_status","user:activation_state"],
    "activationType":"user:activation_state","pending":0,"dropped":0}}"#;

/// Sets where an app's webhooks go, at once. What waits when they are switched off is dropped.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SetWebhook;

/// Request of [`SetWebhook`]: what is left out is off, or as documented.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SetWebhookRequest {
    /// Where they go, http or https; none switches them off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What is to be sent; each at most once.
    pub events: Vec<Event>,
    /// Another name for soft deletes and restores than `user:activation_state`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activation_type: Option<String>,
}

impl Endpoint for SetWebhook {
    type Request = SetWebhookRequest;
    type Response = Webhook;
    const SPEC: Spec = Spec {
        name: "setWebhook",
        group: Group::Local,
        path: "/console/webhook/set",
        impact: Impact::Reversible { by: "/console/webhook/set" },
        fields: &[
            optional("url", Kind::Text { min: 1, max: Length::Bytes(WEBHOOK_URL_BYTES) }),
            required("events", Kind::Words(EVENT_NAMES)),
            optional("activationType", Kind::Text { min: 1, max: Length::Bytes(TYPE_BYTES) }),
        ],
        rule: Some(check_address),
        refusals: &[Code::INVALID_PARAMETER],
        example: Example {
            request: r#"{"url":"https://admin.example.com/hooks/acme-dev",
                "events":["user:connection_status","user:activation_state"]}"#,
            response: EXAMPLE,
        },
        ..Spec::POST
    };
}

/// What an address looks like, for messages.
const ADDRESS: &str = "https://admin.example.com/hooks/acme-dev";

fn check_address(body: &Map<String, Value>) -> Vec<Violation> {
    match body.get("url").and_then(Value::as_str) {
        Some(url) if !is_address(url) => {
            vec![Violation::new("url", Rule::Form { expected: ADDRESS.to_owned() })]
        }
        _ => Vec::new(),
    }
}

/// Whether webhooks can be posted there: http or https, a host, no blank and no fragment.
fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    let strange = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '#' | '\\');
    !host.is_empty() && !host.starts_with(':') && !host.contains('@') && !rest.contains(strange)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::check;

    fn broken(body: &Value) -> Vec<String> {
        let violations = check(&SetWebhook::SPEC, body.as_object().expect("an object"));
        violations.into_iter().map(|violation| violation.field).collect()
    }

    #[test]
    fn an_address_is_http_or_https_with_a_host() {
        let with = |url: &str| broken(&json!({"url": url, "events": []}));
        for url in ["http://127.0.0.1:8080/hooks/a", "https://x.example", "http://[::1]:1/h?a=b"] {
            assert!(with(url).is_empty(), "{url}");
        }
        for url in ["x.example", "ftp://x", "http://", "http:///h", "http://:80", "http://u:p@x"] {
            assert_eq!(with(url), ["url"], "{url}");
        }
        for url in ["http://x y", "http://x/#a", "HTTP://x", "javascript:alert(1)", "http://x\\y"] {
            assert_eq!(with(url), ["url"], "{url}");
        }
    }

    #[test]
    fn events_are_known_ones_and_each_is_named_once() {
        let with = |events: Value| broken(&json!({"events": events}));
        assert!(with(json!([])).is_empty());
        assert!(with(json!(["user:activation_state"])).is_empty());
        assert_eq!(with(json!(["user:activation_state", "user:other"])), ["events[1]"]);
        assert_eq!(with(json!(["user:activation_state", 1])), ["events[1]"]);
        assert_eq!(with(json!("user:activation_state")), ["events"]);
        assert_eq!(with(json!(vec!["user:activation_state"; EVENT_NAMES.len() + 1])), ["events"]);
        assert_eq!(broken(&json!({})), ["events"]);
    }
}
