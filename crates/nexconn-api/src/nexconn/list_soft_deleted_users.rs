use serde::{Deserialize, Serialize};

use crate::spec::{Endpoint, Example, Group, Kind, Role, Spec, optional};

/// Most users, and the usual number of them, on a page of soft-deleted users.
pub const SOFT_DELETED_A_PAGE: i64 = 50;

/// Lists the soft-deleted users, those among them whose deletion is still running.
///
/// There is no total and no time in it, and its order is not documented.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ListSoftDeletedUsers;

/// Request of [`ListSoftDeletedUsers`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ListSoftDeletedUsersRequest {
    /// From 1, which it is unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// 1 to [`SOFT_DELETED_A_PAGE`], which it is unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_size: Option<i64>,
}

/// Answer of [`ListSoftDeletedUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SoftDeletedUsers {
    /// Their ids.
    pub user_ids: Vec<String>,
}

impl Endpoint for ListSoftDeletedUsers {
    type Request = ListSoftDeletedUsersRequest;
    type Response = SoftDeletedUsers;
    const SPEC: Spec = Spec {
        name: "listSoftDeletedUsers",
        group: Group::Deletion,
        path: "/v4/user/soft-deleted/list",
        role: Role::Viewer,
        fields: &[
            optional("page", Kind::Int { min: 1, max: i64::MAX }),
            optional("pageSize", Kind::Int { min: 1, max: SOFT_DELETED_A_PAGE }),
        ],
        example: Example {
            request: r#"{"page":1,"pageSize":50}"#,
            response: r#"{"code":0,"result":{"userIds":["uid1","uid2"]}}"#,
        },
        doc: "user/deactivation/query-deactivated-list",
        sdk_request: "UserSoftDeletedListRequest",
        ..Spec::POST
    };
}
