use serde::{Deserialize, Serialize};

use super::HostedProfiles;
use crate::spec::{Endpoint, Example, Group, Kind, Role, Spec, optional};

/// Profiles on a page that states no size.
pub const PROFILES_A_PAGE: i64 = 20;
/// Most profiles on a page.
pub const PROFILES_AT_MOST: i64 = 100;

/// Lists the users who have a hosted profile, by their time of registration. Nexconn's only list of
/// users: whoever has no profile is not promised to be in it.
///
/// There is no total: the last page is the one that is not full.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ListUserProfiles;

/// Request of [`ListUserProfiles`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ListUserProfilesRequest {
    /// From 1, which it is unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// 1 to [`PROFILES_AT_MOST`]; [`PROFILES_A_PAGE`] unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_size: Option<i64>,
    /// 0, unless stated: who registered first comes first; 1: comes last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<i64>,
}

impl Endpoint for ListUserProfiles {
    type Request = ListUserProfilesRequest;
    type Response = HostedProfiles;
    const SPEC: Spec = Spec {
        name: "listUserProfiles",
        group: Group::Profiles,
        path: "/v4/user/profile/list",
        role: Role::Viewer,
        fields: &[
            optional("page", Kind::Int { min: 1, max: i64::MAX }),
            optional("pageSize", Kind::Int { min: 1, max: PROFILES_AT_MOST }),
            optional("order", Kind::Int { min: 0, max: 1 }),
        ],
        example: Example {
            request: r#"{"page":1,"pageSize":20,"order":0}"#,
            response: r#"{"code":0,"result":{"users":[{"userId":"jlk456j5","version":12343433499942,"userProfile":{"name":"小雨","gender":2,"level":5},"userExtProfile":{"ext_city":"Lyon"}}]}}"#,
        },
        doc: "user/user-profiles/query-paginated-user-list",
        sdk_request: "UserProfileListRequest",
        ..Spec::POST
    };
}
