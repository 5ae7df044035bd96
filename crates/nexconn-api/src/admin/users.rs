use serde::{Deserialize, Serialize};

use super::{APP, BanState, CURSOR, LIMIT, OnlineState, TokenKnowledge, UserDeletion};
use crate::spec::{Endpoint, Example, Kind, Length, Role, Spec, optional, required};
use crate::wire::TextTime;

/// Lists the users that the gateway's directory knows.
///
/// Nexconn has no list of users; the directory remembers every user that a call through the gateway
/// showed to exist.
#[derive(Debug)]
pub struct ListUsers;

/// Request of [`ListUsers`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListUsersRequest {
    /// The app's slug.
    pub app: String,
    /// Part of a name or an id, in any script; an exact id comes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Those that stand so; everybody unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<UserStanding>,
    /// Order; latest touched first unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<UserSort>,
    /// `next` or `previous` of an earlier page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Rows on the page, 1 to 100; 50 unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// What users can be filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UserStanding {
    /// Banned, as far as the gateway knows.
    Banned,
    /// Online, as Nexconn last said.
    Online,
    /// Offline, as Nexconn last said.
    Offline,
    /// Soft-deleted, as far as the gateway knows.
    Deleted,
}

/// Orders of the directory.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UserSort {
    /// Latest touched first.
    #[default]
    Touched,
    /// By name; users without one last.
    Name,
    /// By id.
    Id,
}

/// One page of the directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserPage {
    /// The rows.
    pub users: Vec<DirectoryUser>,
    /// Position of the first row among all that match, from 1; 0 when there is none.
    pub first: u64,
    /// How many match.
    pub total: Total,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
    /// Cursor of the page before, if there is one.
    pub previous: Option<String>,
    /// When the gateway read this, in Unix milliseconds.
    pub as_of: i64,
}

/// A count that stops at [`super::COUNT_CAP`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// The count, at most the cap.
    pub count: u64,
    /// Whether there are more.
    pub capped: bool,
}

/// What the gateway knows of a user, and as of when. Times are Unix milliseconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryUser {
    /// The user's id.
    pub user_id: String,
    /// Registered name; none until it was read or set.
    pub name: Option<String>,
    /// Address of the avatar; empty when the user has none, none until it was read or set.
    pub avatar_url: Option<String>,
    /// As of when name and avatar are known.
    pub info_at: Option<i64>,
    /// When the user was registered, as Nexconn writes it; none until the info was read.
    pub created_at: Option<TextTime>,
    /// Since when the directory knows the id.
    pub known_since: i64,
    /// The last call about this user.
    pub touched_at: i64,
    /// The user's ban, if there is one.
    pub ban: Option<BanState>,
    /// The user's soft deletion, if there is one.
    pub deletion: Option<UserDeletion>,
    /// Whether the user is online, if Nexconn was ever asked.
    pub online: Option<OnlineState>,
    /// What is known of the user's access tokens.
    pub tokens: TokenKnowledge,
}

const STANDING: Kind = Kind::OneOf(&["banned", "online", "offline", "deleted"]);
const USER: &str = r#"{"userId":"jlk456j5","name":"name","avatarUrl":"","infoAt":1730192400000,"createdAt":"2016-05-24 10:38:19","knownSince":1730192400000,"touchedAt":1730192400000,"ban":{"banExpiresAt":null,"endsAt":1730196000000,"standing":false,"banKnownAt":1730192400000},"deletion":null,"online":null,"tokens":{"issuedAt":null,"expiredBefore":null}}"#;
const PAGE: &str = r#"{"users":[],"first":0,"total":{"count":0,"capped":false},"next":null,"previous":null,"asOf":1730192400000}"#;

impl Endpoint for ListUsers {
    type Request = ListUsersRequest;
    type Response = UserPage;
    const SPEC: Spec = Spec {
        name: "listUsers",
        path: "/api/v1/apps/{app}/users",
        role: Role::Viewer,
        fields: &[
            required("app", APP),
            optional("q", Kind::Text { min: 0, max: Length::Chars(200) }),
            optional("status", STANDING),
            optional("sort", Kind::OneOf(&["touched", "name", "id"])),
            optional("after", CURSOR),
            optional("limit", LIMIT),
        ],
        example: Example { request: r#"{"app":"dev"}"#, response: PAGE },
        ..Spec::GET
    };
}

/// Lists the ids of all users that match, for an action on all of them: at most [`super::COUNT_CAP`].
#[derive(Debug)]
pub struct ListUserIds;

/// Request of [`ListUserIds`]: the filters of [`ListUsersRequest`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListUserIdsRequest {
    /// The app's slug.
    pub app: String,
    /// Part of a name or an id, in any script.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Those that stand so; everybody unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<UserStanding>,
}

/// Answer of [`ListUserIds`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserIdList {
    /// The ids, latest touched first.
    pub user_ids: Vec<String>,
    /// Whether there are more.
    pub capped: bool,
}

impl Endpoint for ListUserIds {
    type Request = ListUserIdsRequest;
    type Response = UserIdList;
    const SPEC: Spec = Spec {
        name: "listUserIds",
        path: "/api/v1/apps/{app}/user-ids",
        role: Role::Viewer,
        fields: &[
            required("app", APP),
            optional("q", Kind::Text { min: 0, max: Length::Chars(200) }),
            optional("status", STANDING),
        ],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#"{"userIds":["jlk456j5"],"capped":false}"#,
        },
        ..Spec::GET
    };
}

/// Reads what the directory knows of one user.
#[derive(Debug)]
pub struct GetUser;

/// Request of [`GetUser`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetUserRequest {
    /// The app's slug.
    pub app: String,
    /// The user's id.
    pub user_id: String,
}

impl Endpoint for GetUser {
    type Request = GetUserRequest;
    type Response = DirectoryUser;
    const SPEC: Spec = Spec {
        name: "getDirectoryUser",
        path: "/api/v1/apps/{app}/users/{userId}",
        role: Role::Viewer,
        fields: &[required("app", APP), required("userId", Kind::UserId)],
        example: Example { request: r#"{"app":"dev","userId":"jlk456j5"}"#, response: USER },
        ..Spec::GET
    };
}
