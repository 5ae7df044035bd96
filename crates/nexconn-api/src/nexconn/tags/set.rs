use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::spec::{Endpoint, Example, Group, Impact, Kind, Length, Rate, Role, Spec, required};
use crate::violation::{Rule, Violation};
use crate::wire::Done;

/// Most users in one call that sets tags.
pub const TAGGED_A_CALL: usize = 1000;
/// Most tags of a user.
pub const TAGS_A_USER: usize = 20;
/// Longest tag, in bytes.
pub const TAG_BYTES: usize = 40;

/// Gives all the users these tags, in place of all that each of them had. No tags clear.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BatchSetUserTags;

/// Request of [`BatchSetUserTags`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BatchSetUserTagsRequest {
    /// 1 to [`TAGGED_A_CALL`] ids.
    pub user_ids: Vec<String>,
    /// At most [`TAGS_A_USER`], each of at most [`TAG_BYTES`] bytes and without special characters; see [`is_tag`].
    pub tags: Vec<String>,
}

impl Endpoint for BatchSetUserTags {
    type Request = BatchSetUserTagsRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "batchSetUserTags",
        sdk_request: "UserTagBatchSetRequest",
        path: "/v4/user/tag/batch/set",
        group: Group::Tags,
        role: Role::Operator,
        impact: Impact::Reversible { by: "/v4/user/tag/batch/set" },
        rate: Rate::CallsPerSecond(10),
        fields: &[
            required("userIds", Kind::UserIds { max: TAGGED_A_CALL }),
            required("tags", Kind::Texts { max: TAGS_A_USER, each: Length::Bytes(TAG_BYTES) }),
        ],
        rule: Some(check_tags),
        example: Example {
            request: r#"{"userIds":["u01","u02"],"tags":["region-us","vip"]}"#,
            response: r#"{"code":0}"#,
        },
        doc: "user/tag/batch-set-user-tag",
        ..Spec::POST
    };
}

/// Whether a text has no special characters: letters and digits of any script, `-` and `_`. Which ones are special is
/// not documented, so this is our choice.
pub fn is_tag(text: &str) -> bool {
    text.chars().all(|character| character.is_alphanumeric() || matches!(character, '-' | '_'))
}

fn check_tags(body: &Map<String, Value>) -> Vec<Violation> {
    let tags = body.get("tags").and_then(Value::as_array).into_iter().flatten();
    let is_wrong = |(_, tag): &(usize, &Value)| !tag.as_str().is_some_and(is_tag);
    let violation = |(index, _)| {
        Violation::new(format!("tags[{index}]"), Rule::Form { expected: "region-us".to_owned() })
    };
    tags.enumerate().filter(is_wrong).map(violation).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::check;

    #[test]
    fn a_tag_has_letters_digits_and_two_signs() {
        for tag in ["vip", "region-us", "tag_1", "会员", "été"] {
            assert!(is_tag(tag), "{tag}");
        }
        for tag in ["a b", "a,b", "<b>", "a/b", "a.b", "😀", "\u{202e}a", "a\0"] {
            assert!(!is_tag(tag), "{tag}");
        }
    }

    #[test]
    fn the_wrong_tag_is_named() {
        let body = json!({"userIds": ["u"], "tags": ["vip", "a b"]});
        let found = check(&BatchSetUserTags::SPEC, body.as_object().expect("an object"));
        assert_eq!(found.into_iter().map(|v| v.field).collect::<Vec<_>>(), ["tags[1]"]);
    }
}
