use serde::{Deserialize, Serialize};

use crate::Code;
use crate::spec::{
    Endpoint, Example, Group, Impact, Kind, Length, Reason, Spec, optional, required,
};
use crate::wire::Done;

/// Most users, and the usual number of them, on a page of test users.
pub const TEST_USERS_A_PAGE: i64 = 100;
/// Most user ids in one call that deletes test users.
pub const TEST_USERS_A_CALL: usize = 100;

/// Lists the registered users of a development app, newest first: those that count towards its quota.
///
/// An app in production has none: HTTP 430, code 1009.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ListTestUsers;

/// Request of [`ListTestUsers`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ListTestUsersRequest {
    /// Where the page before ended; left out: the first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_token: Option<String>,
    /// 1 to [`TEST_USERS_A_PAGE`], which it is unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_size: Option<i64>,
}

/// Answer of [`ListTestUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TestUsers {
    /// The users of the page.
    pub users: Vec<TestUser>,
    /// Where the next page begins; none on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_token: Option<String>,
}

/// A registered user of a development app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TestUser {
    /// The user's id.
    pub user_id: String,
    /// The name; empty once a soft delete has erased it.
    pub name: String,
    /// When the user was registered, in Unix milliseconds.
    pub created_at: i64,
    /// Whether the user is soft-deleted, or about to be.
    pub soft_deleted: bool,
}

impl Endpoint for ListTestUsers {
    type Request = ListTestUsersRequest;
    type Response = TestUsers;
    const SPEC: Spec = Spec {
        name: "listTestUsers",
        group: Group::Local,
        path: "/console/test-user/list",
        refusals: &[Code::NOT_ENABLED, Code::INVALID_PAGE_TOKEN],
        fields: &[
            optional("pageToken", Kind::Text { min: 1, max: Length::Bytes(100) }),
            optional("pageSize", Kind::Int { min: 1, max: TEST_USERS_A_PAGE }),
        ],
        example: Example {
            request: r#"{"pageSize":2}"#,
            response: r#"{"code":0,"result":{"users":[{"userId":"jlk456j5","name":"name","createdAt":1730192400000,"softDeleted":false},{"userId":"user_123","name":"","createdAt":1730192300000,"softDeleted":true}],"pageToken":"1730192300000.user_123"}}"#,
        },
        ..Spec::POST
    };
}

/// Removes registered users of a development app for good, which frees their places in the quota.
///
/// Nothing of them stays: the ids may be registered anew at once. Live connections end. Ids that are
/// not registered are ignored. An app in production has none: HTTP 430, code 1009.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DeleteTestUsers;

/// Request of [`DeleteTestUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DeleteTestUsersRequest {
    /// 1 to [`TEST_USERS_A_CALL`] ids.
    pub user_ids: Vec<String>,
}

impl Endpoint for DeleteTestUsers {
    type Request = DeleteTestUsersRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "deleteTestUsers",
        group: Group::Local,
        path: "/console/test-user/delete",
        refusals: &[Code::NOT_ENABLED],
        impact: Impact::Final,
        reason: Reason::Optional,
        fields: &[required("userIds", Kind::UserIds { max: TEST_USERS_A_CALL })],
        example: Example {
            request: r#"{"userIds":["jlk456j5","user_123"]}"#,
            response: r#"{"code":0}"#,
        },
        ..Spec::POST
    };
}
