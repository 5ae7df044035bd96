//! Lists of Nexconn about one user or all, as files; see [`exports`](super::exports).

use serde::{Deserialize, Serialize};

use super::exports::ExportAppRequest;
use crate::admin::APP;
use crate::spec::{Endpoint, Example, Kind, Role, Spec, required};

/// Request of an export about one user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExportUserRequest {
    /// The app's slug.
    pub app: String,
    /// Whose list it is.
    pub user_id: String,
}

/// The friends of a user, by when they were added. Its columns are [`FRIEND_COLUMNS`] and every attribute that the user
/// gave some friend: the file can be imported again.
#[derive(Debug)]
pub struct ExportFriends;

/// First columns of [`ExportFriends`]. `name` is that of the friend's hosted profile.
pub const FRIEND_COLUMNS: [&str; 5] = ["userId", "targetId", "name", "alias", "added (UTC)"];

impl Endpoint for ExportFriends {
    type Request = ExportUserRequest;
    type Response = String;
    const SPEC: Spec = Spec {
        name: "exportFriends",
        path: "/api/v1/apps/{app}/exports/friends.csv",
        role: Role::Viewer,
        fields: &[required("app", APP), required("userId", Kind::UserId)],
        example: Example {
            request: r#"{"app":"dev","userId":"id1"}"#,
            response: r#""userId,targetId,name,alias,added (UTC),ext_key1\r\nid1,id2,zhangsan,zs,2024-09-30 16:00:00,value1\r\n""#,
        },
        ..Spec::GET
    };
}

/// Whom a user blocks, who was blocked last first.
#[derive(Debug)]
pub struct ExportBlocklist;

/// Columns of [`ExportBlocklist`]. `name` is the registered one, where the directory knows it.
pub const BLOCKLIST_COLUMNS: [&str; 3] = ["userId", "targetId", "name"];

impl Endpoint for ExportBlocklist {
    type Request = ExportUserRequest;
    type Response = String;
    const SPEC: Spec = Spec {
        name: "exportBlocklist",
        path: "/api/v1/apps/{app}/exports/blocklist.csv",
        role: Role::Viewer,
        fields: &[required("app", APP), required("userId", Kind::UserId)],
        example: Example {
            request: r#"{"app":"dev","userId":"id1"}"#,
            response: r#""userId,targetId,name\r\nid1,id2,name\r\n""#,
        },
        ..Spec::GET
    };
}

/// Who is muted in direct channels.
#[derive(Debug)]
pub struct ExportMutedUsers;

/// Columns of [`ExportMutedUsers`]. `name` is the registered one, where the directory knows it.
pub const MUTED_COLUMNS: [&str; 2] = ["userId", "name"];

impl Endpoint for ExportMutedUsers {
    type Request = ExportAppRequest;
    type Response = String;
    const SPEC: Spec = Spec {
        name: "exportMutedUsers",
        path: "/api/v1/apps/{app}/exports/muted-users.csv",
        role: Role::Viewer,
        fields: &[required("app", APP)],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#""userId,name\r\njlk456j5,name\r\n""#,
        },
        ..Spec::GET
    };
}
