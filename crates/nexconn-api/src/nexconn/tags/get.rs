use serde::{Deserialize, Serialize};

use crate::spec::{Endpoint, Example, Group, Kind, Role, Spec, required};

/// Most users in one call that reads tags.
pub const TAGS_OF_USERS: usize = 50;

/// Reads the tags of some users.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BatchGetUserTags;

/// Request of [`BatchGetUserTags`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BatchGetUserTagsRequest {
    /// 1 to [`TAGS_OF_USERS`] ids.
    pub user_ids: Vec<String>,
}

/// Answer of [`BatchGetUserTags`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct UsersWithTags {
    /// The users. Whether those without tags are among them is not documented.
    pub users: Vec<UserTags>,
}

/// The tags of a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UserTags {
    /// Who has them.
    pub user_id: String,
    /// The tags; may be none.
    pub tags: Vec<String>,
}

impl Endpoint for BatchGetUserTags {
    type Request = BatchGetUserTagsRequest;
    type Response = UsersWithTags;
    const SPEC: Spec = Spec {
        name: "batchGetUserTags",
        sdk_request: "UserTagBatchGetRequest",
        path: "/v4/user/tag/batch/get",
        group: Group::Tags,
        role: Role::Viewer,
        fields: &[required("userIds", Kind::UserIds { max: TAGS_OF_USERS })],
        example: Example {
            request: r#"{"userIds":["u01","u02"]}"#,
            response: r#"{"code":0,"result":{"users":[{"userId":"u01","tags":["tag-a","tag-b"]}]}}"#,
        },
        doc: "user/tag/get-user-tag",
        ..Spec::POST
    };
}
