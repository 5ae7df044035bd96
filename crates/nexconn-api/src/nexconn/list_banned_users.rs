use serde::{Deserialize, Serialize};

use crate::spec::{Endpoint, Example, Group, Kind, Role, Spec, optional};
use crate::wire::TextTime;

/// Bans that an answer without pages holds at most.
pub const UNPAGED_BANS: usize = 1000;
/// Bans on a page that states no size.
pub const BANS_A_PAGE: i64 = 50;

/// Lists the banned users.
///
/// There is no total, no beginning of a ban and no reason in it.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ListBannedUsers;

/// Request of [`ListBannedUsers`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ListBannedUsersRequest {
    /// From 1. Left out or 0: no pages, the first 1000 by end of the ban, latest first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// 50 unless stated; its maximum is not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_size: Option<i64>,
}

/// Answer of [`ListBannedUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BannedUsers {
    /// The bans.
    pub banned_users: Vec<BannedUser>,
}

/// One ban.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BannedUser {
    /// Who is banned.
    pub user_id: String,
    /// When the ban ends.
    pub ban_expires_at: TextTime,
}

impl Endpoint for ListBannedUsers {
    type Request = ListBannedUsersRequest;
    type Response = BannedUsers;
    const SPEC: Spec = Spec {
        name: "listBannedUsers",
        group: Group::Bans,
        path: "/v4/user/ban/list",
        role: Role::Viewer,
        fields: &[
            optional("page", Kind::Int { min: 0, max: i64::MAX }),
            optional("pageSize", Kind::Int { min: 1, max: i64::MAX }),
        ],
        example: Example {
            request: r#"{"page":1,"pageSize":50}"#,
            response: r#"{"code":0,"result":{"bannedUsers":[{"userId":"jlk456j5","banExpiresAt":"2015-01-11 01:28:20"}]}}"#,
        },
        doc: "user/query-blocked-list",
        sdk_request: "UserBanListRequest",
        ..Spec::POST
    };
}
