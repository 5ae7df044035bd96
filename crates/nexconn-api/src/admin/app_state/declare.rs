use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::admin::{APP, Changed, OPERATION, Plan};
use crate::nexconn::FriendPermission;
use crate::spec::{Endpoint, Example, Impact, Kind, Spec, optional, required};
use crate::{Rule, Violation};

/// Longest validity of access tokens that can be declared, in minutes: 10 years.
const TOKEN_MINUTES: i64 = 10 * 365 * 24 * 60;
/// A [`DeclaredSwitch`].
const SWITCH: Kind = Kind::OneOf(&["on", "off", "unknown"]);
/// What can be declared.
const DECLARED: [&str; 6] =
    ["plan", "tokens", "hooks", "friendsOnly", "blocklist", "friendRequests"];

/// Declares what no API tells of an app and other answers depend on. It is kept with the admin and
/// the time. What is left out stays as it is.
#[derive(Debug)]
pub struct DeclareApp;

/// Request of [`DeclareApp`]: one field of these or more.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeclareAppRequest {
    /// The app's slug.
    pub app: String,
    /// A UUID made for this intent; the same one again has no second effect.
    pub operation: String,
    /// The plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<DeclaredPlan>,
    /// Whether access tokens expire. Refused where the service tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tokens: Option<DeclaredTokens>,
    /// After how many minutes; for [`DeclaredTokens::Expire`] alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_minutes: Option<i64>,
    /// Whether the gateway's address is set as the app's webhook. Refused where the service tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hooks: Option<DeclaredSwitch>,
    /// Whether only friends may write to each other. Refused where the service tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub friends_only: Option<DeclaredSwitch>,
    /// Whether the app has the blocklist feature. Refused where the service tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocklist: Option<DeclaredSwitch>,
    /// Who may add users who have set nothing themselves. Refused where the service tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub friend_requests: Option<DeclaredRequests>,
}

/// A plan as it is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeclaredPlan {
    /// Starter.
    Starter,
    /// Pro.
    Pro,
    /// Takes an earlier declaration back.
    Unknown,
}

impl DeclaredPlan {
    /// The plan; none where it is not known.
    pub const fn plan(self) -> Option<Plan> {
        match self {
            Self::Starter => Some(Plan::Starter),
            Self::Pro => Some(Plan::Pro),
            Self::Unknown => None,
        }
    }
}

/// Whether access tokens expire, as it is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeclaredTokens {
    /// They never do.
    Permanent,
    /// They do.
    Expire,
    /// Takes an earlier declaration back.
    Unknown,
}

/// Whether something is turned on, as it is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeclaredSwitch {
    /// It is.
    On,
    /// It is not.
    Off,
    /// Takes an earlier declaration back.
    Unknown,
}

/// Who may add users as friends, as it is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeclaredRequests {
    /// Anyone.
    Anyone,
    /// Anyone, once the user has agreed.
    Approval,
    /// Nobody.
    Nobody,
    /// Takes an earlier declaration back.
    Unknown,
}

impl DeclaredRequests {
    /// Who may add users; none where it is not known.
    pub const fn permission(self) -> Option<FriendPermission> {
        match self {
            Self::Anyone => Some(FriendPermission::Anyone),
            Self::Approval => Some(FriendPermission::Approval),
            Self::Nobody => Some(FriendPermission::Nobody),
            Self::Unknown => None,
        }
    }
}

impl Endpoint for DeclareApp {
    type Request = DeclareAppRequest;
    type Response = Changed;
    const SPEC: Spec = Spec {
        name: "declareApp",
        path: "/api/v1/apps/{app}/declarations",
        impact: Impact::Reversible { by: "/api/v1/apps/{app}/declarations" },
        fields: &[
            required("app", APP),
            required("operation", OPERATION),
            optional("plan", Kind::OneOf(&["starter", "pro", "unknown"])),
            optional("tokens", Kind::OneOf(&["permanent", "expire", "unknown"])),
            optional("tokenMinutes", Kind::Int { min: 1, max: TOKEN_MINUTES }),
            optional("hooks", SWITCH),
            optional("friendsOnly", SWITCH),
            optional("blocklist", SWITCH),
            optional("friendRequests", Kind::OneOf(&["anyone", "approval", "nobody", "unknown"])),
        ],
        rule: Some(is_whole),
        example: Example {
            request: r#"{"app":"dev","operation":"0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11","plan":"pro"}"#,
            response: r#"{"outcome":"done","http":null,"code":null,"requestId":"r1","entry":7}"#,
        },
        ..Spec::POST
    };
}

/// Something is declared, and minutes stand with tokens that expire, and there alone.
fn is_whole(body: &Map<String, Value>) -> Vec<Violation> {
    let given = |field: &str| body.get(field).is_some_and(|value| !value.is_null());
    let expire = body.get("tokens").and_then(Value::as_str) == Some("expire");
    if expire != given("tokenMinutes") {
        let rule = if expire { Rule::Missing } else { Rule::Mismatch };
        return vec![Violation::new("tokenMinutes", rule)];
    }
    if DECLARED.into_iter().any(given) {
        return Vec::new();
    }
    vec![Violation::new("plan", Rule::Missing)]
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::check;

    fn wrong(fields: &Value) -> Vec<(String, Rule)> {
        let mut body = json!({"app": "dev", "operation": "o"});
        for (name, value) in fields.as_object().expect("an object") {
            body[name] = value.clone();
        }
        let found = check(&DeclareApp::SPEC, body.as_object().expect("an object"));
        found.into_iter().map(|violation| (violation.field, violation.rule)).collect()
    }

    #[test]
    fn something_is_declared_and_minutes_stand_with_what_expires() {
        assert_eq!(wrong(&json!({"plan": "pro"})), []);
        assert_eq!(wrong(&json!({"tokens": "permanent", "hooks": "on"})), []);
        assert_eq!(wrong(&json!({"tokens": "expire", "tokenMinutes": 60})), []);
        assert_eq!(wrong(&json!({})), [("plan".to_owned(), Rule::Missing)]);
        let minutes = |rule| [("tokenMinutes".to_owned(), rule)];
        assert_eq!(wrong(&json!({"tokens": "expire"})), minutes(Rule::Missing));
        assert_eq!(wrong(&json!({"tokenMinutes": 60})), minutes(Rule::Mismatch));
        let both = json!({"tokens": "permanent", "tokenMinutes": 60});
        assert_eq!(wrong(&both), minutes(Rule::Mismatch));
    }
}
