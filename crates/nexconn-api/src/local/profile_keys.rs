use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::nexconn::{EXT_ATTRIBUTES, EXT_KEY_CHARS, is_ext_key};
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Length, Role, Spec, required};
use crate::violation::{Rule, Violation};
use crate::wire::Done;

/// Reads which custom attributes a hosted profile may have.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetProfileKeys;

/// Request of [`GetProfileKeys`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetProfileKeysRequest {}

/// The custom attributes that are declared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ProfileKeys {
    /// Their keys, in alphabetical order.
    pub keys: Vec<String>,
}

impl Endpoint for GetProfileKeys {
    type Request = GetProfileKeysRequest;
    type Response = ProfileKeys;
    const SPEC: Spec = Spec {
        name: "getProfileKeys",
        group: Group::Local,
        path: "/console/profile-keys/get",
        role: Role::Viewer,
        example: Example {
            request: "{}",
            response: r#"{"code":0,"result":{"keys":["ext_city","ext_tier"]}}"#,
        },
        ..Spec::POST
    };
}

/// Declares the custom attributes that a hosted profile may have, in place of those declared before. What
/// profiles hold of others stays, and can be read.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SetProfileKeys;

impl Endpoint for SetProfileKeys {
    type Request = ProfileKeys;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "setProfileKeys",
        group: Group::Local,
        path: "/console/profile-keys/set",
        impact: Impact::Reversible { by: "/console/profile-keys/set" },
        fields: &[required(
            "keys",
            Kind::Texts { max: EXT_ATTRIBUTES, each: Length::Bytes(EXT_KEY_CHARS) },
        )],
        rule: Some(check_keys),
        example: Example {
            request: r#"{"keys":["ext_city","ext_tier"]}"#,
            response: r#"{"code":0}"#,
        },
        ..Spec::POST
    };
}

fn check_keys(body: &Map<String, Value>) -> Vec<Violation> {
    let keys = body.get("keys").and_then(Value::as_array).into_iter().flatten();
    let is_wrong = |(_, key): &(usize, &Value)| !key.as_str().is_some_and(is_ext_key);
    let violation = |(index, _)| {
        Violation::new(format!("keys[{index}]"), Rule::Form { expected: "ext_city".to_owned() })
    };
    keys.enumerate().filter(is_wrong).map(violation).collect()
}
