use serde::{Deserialize, Serialize};

use crate::Code;
use crate::nexconn::PAGE_TOKEN;
use crate::spec::{Endpoint, Example, Group, Kind, Role, Spec, optional, required};

/// Most users on a page of a blocklist, and as many as are on one that states no size.
pub const BLOCKED_A_PAGE: i64 = 1000;

/// Reads whom one user blocks, page by page. Nexconn keeps neither dates nor a total of it.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetUserBlocklist;

/// Request of [`GetUserBlocklist`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct GetUserBlocklistRequest {
    /// Whose blocklist it is.
    pub user_id: String,
    /// The cursor from the page before; none for the first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_token: Option<String>,
    /// 1 to [`BLOCKED_A_PAGE`], which it is unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_size: Option<i64>,
    /// 0, unless stated: who was blocked last comes first; 1: comes last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<i64>,
}

/// Answer of [`GetUserBlocklist`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BlockedUsers {
    /// Who is blocked.
    pub blocked_user_ids: Vec<String>,
    /// The cursor of the next page, only where there is one. Nexconn's sources name it differently, so that it stands
    /// here twice: read it by [`BlockedUsers::cursor`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// The same as `next`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_token: Option<String>,
}

impl BlockedUsers {
    /// A page with its cursor under both names.
    pub fn page(blocked_user_ids: Vec<String>, cursor: Option<String>) -> Self {
        Self { blocked_user_ids, next: cursor.clone(), page_token: cursor }
    }

    /// The cursor of the next page, under whichever name it came; none on the last page.
    pub fn cursor(&self) -> Option<&str> {
        let named = [&self.next, &self.page_token].into_iter().flatten();
        named.map(String::as_str).find(|cursor| !cursor.is_empty())
    }
}

impl Endpoint for GetUserBlocklist {
    type Request = GetUserBlocklistRequest;
    type Response = BlockedUsers;
    const SPEC: Spec = Spec {
        name: "getUserBlocklist",
        sdk_request: "UserBlocklistGetRequest",
        path: "/v4/user/blocklist/get",
        group: Group::Blocklist,
        role: Role::Viewer,
        refusals: &[Code::BLOCKLIST_NOT_ENABLED, Code::INVALID_PAGE_TOKEN],
        fields: &[
            required("userId", Kind::UserId),
            optional("pageToken", PAGE_TOKEN),
            optional("pageSize", Kind::Int { min: 1, max: BLOCKED_A_PAGE }),
            optional("order", Kind::Int { min: 0, max: 1 }),
        ],
        example: Example {
            request: r#"{"userId":"jlk456j5","pageSize":2}"#,
            response: r#"{"code":0,"result":{"blockedUserIds":["uid20","uid19"],"next":"CNgB","pageToken":"CNgB"}}"#,
        },
        doc: "user/blacklist/query-blacklist",
        ..Spec::POST
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_is_read_under_either_name() {
        let page = |next: Option<&str>, page_token: Option<&str>| BlockedUsers {
            blocked_user_ids: Vec::new(),
            next: next.map(str::to_owned),
            page_token: page_token.map(str::to_owned),
        };
        assert_eq!(page(Some("a"), None).cursor(), Some("a"));
        assert_eq!(page(None, Some("a")).cursor(), Some("a"));
        assert_eq!(page(Some(""), Some("a")).cursor(), Some("a"));
        assert_eq!(page(Some(""), None).cursor(), None);
        assert_eq!(page(None, None).cursor(), None);
    }
}
