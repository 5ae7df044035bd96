use serde::{Deserialize, Serialize};

use super::FriendExtProfile;
use crate::Code;
use crate::nexconn::PAGE_TOKEN;
use crate::spec::{Endpoint, Example, Group, Kind, Role, Spec, optional, required};

/// Friends on a page that states no size.
pub const FRIENDS_A_PAGE: i64 = 50;
/// Most friends on a page.
pub const FRIENDS_AT_MOST: i64 = 100;

/// Lists a user's friends, by when they were added.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ListFriends;

/// Request of [`ListFriends`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ListFriendsRequest {
    /// Whose friends; at most 64 bytes.
    pub user_id: String,
    /// What the page before gave; the first page unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_token: Option<String>,
    /// 1 to [`FRIENDS_AT_MOST`]; [`FRIENDS_A_PAGE`] unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_size: Option<i64>,
    /// 0, unless stated: who was added first comes first; 1: comes last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<i64>,
}

/// A page of friends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Friends {
    /// What gives the next page; none on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_token: Option<String>,
    /// How many friends the user has.
    pub total_count: i64,
    /// The friends of this page.
    pub friends: Vec<Friend>,
}

/// A friend, with what the user noted about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Friend {
    /// The friend.
    pub user_id: String,
    /// The name in the friend's hosted profile, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the user calls the friend, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
    /// Attributes that the user gave the friend, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub friend_ext_profile: Option<FriendExtProfile>,
    /// The same attributes as a JSON text: the documentation's example has them so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra_profile: Option<String>,
    /// Since when they are friends, in Unix milliseconds.
    pub added_at: i64,
}

impl Endpoint for ListFriends {
    type Request = ListFriendsRequest;
    type Response = Friends;
    const SPEC: Spec = Spec {
        name: "listFriends",
        sdk_request: "FriendListRequest",
        group: Group::Friends,
        path: "/v4/friend/list",
        role: Role::Viewer,
        refusals: &[Code::NO_SUCH_USER, Code::INVALID_PAGE_TOKEN],
        fields: &[
            required("userId", Kind::UserId),
            optional("pageToken", PAGE_TOKEN),
            optional("pageSize", Kind::Int { min: 1, max: FRIENDS_AT_MOST }),
            optional("order", Kind::Int { min: 0, max: 1 }),
        ],
        example: Example {
            request: r#"{"userId":"id1","pageSize":2,"order":0}"#,
            response: r#"{"code":0,"result":{"pageToken":"XM2AKD1B2AH","totalCount":200,"friends":[{"userId":"id2","name":"zhangsan","alias":"zs","friendExtProfile":{"ext_key1":"value1"},"extraProfile":"{\"ext_key1\":\"value1\"}","addedAt":1727712000000}]}}"#,
        },
        doc: "user/friend-profile/query-friends",
        ..Spec::POST
    };
}
