use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::APP;
use crate::spec::{Endpoint, Example, Impact, Kind, Length, Role, Spec, required};
use crate::webhooks::signature::{NAME_BYTES, ParameterNames};
use crate::webhooks::{Event, TYPE_BYTES};
use crate::{Rule, Violation};

/// Path of the webhook of an app at the gateway: where Nexconn sends its events.
pub const HOOK_PATH: &str = "/hooks/{app}";

/// How much earlier than the newest one of its app a webhook may have been signed, in milliseconds: a day.
/// Nexconn repeats an event within minutes; what is older was recorded by somebody. It is told by the
/// sender's clock, whatever the gateway's shows.
pub const HOOK_SIGNED_MILLIS: i64 = 24 * 60 * 60 * 1000;
/// How long the gateway tells an event that is sent again from a new one, in milliseconds: 3 days.
pub const HOOK_REMEMBERED_MILLIS: i64 = 3 * 24 * 60 * 60 * 1000;
/// Length of the time that the numbers of a [`HookState`] are about, in milliseconds: 24 hours.
pub const HOOK_COUNTED_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// What is known of an app's webhook, the way in which Nexconn tells of what happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HookState {
    /// The address to enter in Nexconn's Console.
    pub address: String,
    /// How what comes is read.
    pub settings: HookSettings,
    /// Who chose the settings last; none where they are those of the beginning.
    pub set_by: Option<HookSetBy>,
    /// The newest event that was taken; none where none ever came.
    pub last: Option<HookEvent>,
    /// Numbers of the last [`HOOK_COUNTED_MILLIS`].
    pub day: HookDay,
    /// Events that are stored and not applied yet.
    pub waiting: u64,
    /// The last request that was refused, of those that the gateway remembers. Where it came after
    /// `last`, something is wrong now.
    pub failure: Option<HookFailure>,
}

/// How an app's webhooks are read. Nexconn documents neither the names of the signature's parameters
/// nor, beyond doubt, that of one event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HookSettings {
    /// Names of the query parameters that hold the signature.
    #[serde(flatten)]
    pub parameters: ParameterNames,
    /// Type of the event that says how a soft delete or a restore ended.
    pub activation_type: String,
}

impl Default for HookSettings {
    fn default() -> Self {
        Self {
            parameters: ParameterNames::default(),
            activation_type: Event::ActivationState.name().to_owned(),
        }
    }
}

/// Who chose settings, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HookSetBy {
    /// E-mail of the admin.
    pub admin: String,
    /// When, in Unix milliseconds.
    pub at: i64,
}

/// An event that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HookEvent {
    /// When it came, in Unix milliseconds.
    pub at: i64,
    /// Its type.
    #[serde(rename = "type")]
    pub event_type: String,
}

/// What came within a day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HookDay {
    /// Events that were taken, by type; the most frequent first.
    pub taken: Vec<HookCount>,
    /// Requests that brought nothing new: Nexconn repeats what it has no answer to.
    pub repeated: u64,
    /// Requests that were refused.
    pub refused: u64,
    /// Events that were taken and could not be applied; the gateway's log tells why.
    pub failed: u64,
}

/// How many events of a type came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HookCount {
    /// The type.
    #[serde(rename = "type")]
    pub event_type: String,
    /// How many.
    pub count: u64,
    /// Whether the gateway does something with events of this type.
    pub applied: bool,
}

/// A request that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HookFailure {
    /// When it came, in Unix milliseconds.
    pub at: i64,
    /// Why it was refused.
    pub why: HookRefusal,
    /// The query parameters it came with, so that an owner sees under which names Nexconn signs.
    pub parameters: Vec<HookParameter>,
}

/// Why a request to a webhook is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum HookRefusal {
    /// A parameter of the signature is missing or malformed.
    NotSigned,
    /// It names another App Key.
    OtherApp,
    /// The signature is not one of this app's secret.
    WrongSignature,
    /// It was signed long ago: [`HOOK_SIGNED_MILLIS`] before another.
    TooOld,
    /// It has the signature of an earlier request, and another body.
    Reused,
    /// It is signed, but its body is no event.
    Unreadable,
}

impl HookRefusal {
    /// Every reason.
    pub const ALL: [Self; 6] = [
        Self::NotSigned,
        Self::OtherApp,
        Self::WrongSignature,
        Self::TooOld,
        Self::Reused,
        Self::Unreadable,
    ];

    /// Its name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotSigned => "notSigned",
            Self::OtherApp => "otherApp",
            Self::WrongSignature => "wrongSignature",
            Self::TooOld => "tooOld",
            Self::Reused => "reused",
            Self::Unreadable => "unreadable",
        }
    }

    /// The reason with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

/// A query parameter as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HookParameter {
    /// Its name.
    pub name: String,
    /// Its value, cut short; none where it may be a signature.
    pub value: Option<String>,
    /// How many characters the value had.
    pub chars: u64,
}

/// Chooses how an app's webhooks are read.
#[derive(Debug)]
pub struct SetHookSettings;

/// Request of [`SetHookSettings`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SetHookSettingsRequest {
    /// The app's slug.
    pub app: String,
    /// What to choose. The names of the parameters must differ.
    #[serde(flatten)]
    pub settings: HookSettings,
}

const NAME: Kind = Kind::Text { min: 1, max: Length::Bytes(NAME_BYTES) };

impl Endpoint for SetHookSettings {
    type Request = SetHookSettingsRequest;
    type Response = HookState;
    const SPEC: Spec = Spec {
        name: "setHookSettings",
        path: "/api/v1/apps/{app}/hook-settings",
        role: Role::Owner,
        impact: Impact::Reversible { by: "/api/v1/apps/{app}/hook-settings" },
        fields: &[
            required("app", APP),
            required("appKey", NAME),
            required("nonce", NAME),
            required("timestamp", NAME),
            required("signature", NAME),
            required("activationType", Kind::Text { min: 1, max: Length::Bytes(TYPE_BYTES) }),
        ],
        rule: Some(names_differ),
        example: Example {
            request: r#"{"app":"dev","appKey":"appKey","nonce":"nonce","timestamp":"signTimestamp","signature":"signature","activationType":"user:activation_state"}"#,
            response: r#"{"address":"https://admin.example.com/hooks/dev","settings":{"appKey":"appKey","nonce":"nonce","timestamp":"signTimestamp","signature":"signature","activationType":"user:activation_state"},"setBy":{"admin":"noor@example.com","at":1730192400000},"last":{"at":1730192300000,"type":"user:connection_status"},"day":{"taken":[{"type":"user:connection_status","count":12,"applied":true}],"repeated":1,"refused":1,"failed":0},"waiting":0,"failure":{"at":1730192350000,"why":"notSigned","parameters":[{"name":"signTimestamp","value":"1730192350000","chars":13},{"name":"signature","value":null,"chars":40}]}}"#,
        },
        ..Spec::POST
    };
}

/// A parameter that had two meanings would be read as either.
fn names_differ(fields: &Map<String, Value>) -> Vec<Violation> {
    let names = ["appKey", "nonce", "timestamp", "signature"];
    let value = |name: &str| fields.get(name).and_then(Value::as_str);
    let is_taken = |(index, name): (usize, &&str)| {
        names[..index].iter().any(|before| value(before) == value(name))
    };
    let doubled = names.iter().enumerate().filter(|(index, name)| is_taken((*index, name)));
    let rule = || Rule::Form { expected: "unique name".to_owned() };
    doubled.map(|(_, name)| Violation::new(*name, rule())).collect()
}
