//! A call as code to copy: for the shell, and for Nexconn's own SDKs. Made from the declaration and the body alone.
//!
//! No sample holds a secret: all read `NEXCONN_API` (base URL), `APP_KEY` and `APP_SECRET` from the environment.

mod go;
mod java;
mod names;
mod node;
mod python;

use std::fmt::Write;

use serde_json::{Map, Value};

use crate::spec::Group;
use crate::{Spec, curl};

/// What a sample is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// A shell script that signs the call itself.
    Curl,
    /// Nexconn's SDK for Python.
    Python,
    /// Nexconn's SDK for Go.
    Go,
    /// Nexconn's SDK for Node.js.
    Node,
    /// Nexconn's SDK for Java.
    Java,
}

impl Language {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Curl, Self::Python, Self::Go, Self::Node, Self::Java];

    /// Its own name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::Python => "Python",
            Self::Go => "Go",
            Self::Node => "Node.js",
            Self::Java => "Java",
        }
    }

    /// Whether samples in it were run. The SDKs of the others cannot be had from a package registry, so their samples
    /// follow what is known of their sources.
    pub const fn is_tested(self) -> bool {
        matches!(self, Self::Curl | Self::Python)
    }

    /// The call of `spec` with `body`; none where Nexconn's SDKs have no such call.
    pub fn sample(self, spec: &Spec, body: &Map<String, Value>) -> Option<String> {
        if self == Self::Curl {
            return Some(curl::script_of(spec.path, &json(spec, body)));
        }
        if spec.sdk_request.is_empty() {
            return None;
        }
        Some(match self {
            Self::Curl | Self::Python => python::sample(spec, body),
            Self::Go => go::sample(spec, body),
            Self::Node => node::sample(spec, body),
            Self::Java => java::sample(spec, body),
        })
    }
}

/// The SDKs' class for the endpoints of a group.
const fn class(group: Group) -> &'static str {
    match group {
        Group::Blocklist => "UserBlocklistApi",
        Group::Profiles => "UserProfileHostingApi",
        Group::Friends => "FriendshipApi",
        _ => "UserManagementApi",
    }
}

/// The fields of a body in the order of their declaration.
fn ordered<'a>(
    spec: &Spec,
    body: &'a Map<String, Value>,
) -> impl Iterator<Item = (&'static str, &'a Value)> + use<'a> {
    let fields = spec.fields;
    fields.iter().filter_map(|field| Some((field.name, body.get(field.name)?)))
}

/// The body as JSON on one line, in the order of the declaration.
pub fn json(spec: &Spec, body: &Map<String, Value>) -> String {
    let mut text = String::from("{");
    for (index, (name, value)) in ordered(spec, body).enumerate() {
        let comma = if index == 0 { "" } else { "," };
        // Writing into a string does not fail.
        let _ = write!(text, "{comma}\"{name}\":{value}");
    }
    text.push('}');
    text
}

/// Lines between two brackets, or nothing.
fn lines(lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { String::new() } else { format!("\n{}\n", lines.join("\n")) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::nexconn::{BanUsers, SetUserProfile};
    use crate::{Endpoint, local, nexconn};

    fn ban(language: Language) -> String {
        let body = json!({"durationMinutes": 1440, "userIds": ["c.dubois", "a\"`\\b"]});
        language.sample(&BanUsers::SPEC, body.as_object().expect("an object")).expect("a sample")
    }

    #[test]
    fn python_names_the_fields_as_its_sdk_does() {
        let sample = ban(Language::Python);
        let call = r#"api = ncsdk.UserManagementApi(ncsdk.ApiClient(configuration))

request = ncsdk.UserBanRequest(
    user_ids=["c.dubois", "a\"`\\b"],
    duration_minutes=1440,
)
print(api.ban_users(request))"#;
        assert!(sample.ends_with(call), "{sample}");
    }

    #[test]
    fn python_writes_objects_and_constants_in_its_own_way() {
        let body = json!({"userId": "u", "userProfile": {"name": "小雨", "x": true, "y": null}});
        let body = body.as_object().expect("an object");
        let sample = Language::Python.sample(&SetUserProfile::SPEC, body).expect("a sample");
        assert!(
            sample.contains(r#"user_profile={"name": "小雨", "x": True, "y": None},"#),
            "{sample}"
        );
    }

    #[test]
    fn go_reads_the_body_from_json() {
        let sample = ban(Language::Go);
        assert!(sample.starts_with("package main\n"), "{sample}");
        let body = r#"json.Unmarshal([]byte("{\"userIds\":[\"c.dubois\",\"a\\\"`\\\\b\"],\"durationMinutes\":1440}"), &request)"#;
        assert!(sample.contains(body), "{sample}");
        let call = "UserManagementAPI.\n\t\tBanUsers(context.Background()).UserBanRequest(request).Execute()";
        assert!(sample.contains(call), "{sample}");
    }

    #[test]
    fn node_passes_the_body_as_it_is() {
        let sample = ban(Language::Node);
        let call = r#"const answer = await api.banUsers({
  userIds: ["c.dubois","a\"`\\b"],
  durationMinutes: 1440,
});"#;
        assert!(sample.contains(call), "{sample}");
    }

    #[test]
    fn java_reads_the_body_from_json() {
        let sample = ban(Language::Java);
        assert!(sample.contains("UserBanRequest.fromJson(\"{\\\"userIds\\\":["), "{sample}");
        assert!(sample.contains("new UserManagementApi(client).banUsers(request)"), "{sample}");
    }

    #[test]
    fn every_endpoint_of_nexconn_has_a_sample_in_every_language_and_others_only_a_script() {
        for spec in nexconn::SPECS.iter().chain(local::SPECS) {
            let body: Map<String, Value> =
                serde_json::from_str(spec.example.request).expect("an object");
            for language in Language::ALL {
                let sample = language.sample(spec, &body);
                let is_there = spec.path.starts_with("/v4/") || language == Language::Curl;
                assert_eq!(sample.is_some(), is_there, "{} {}", spec.path, language.name());
            }
        }
    }
}
