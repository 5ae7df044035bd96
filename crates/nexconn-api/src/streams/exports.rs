//! Lists as [CSV](crate::csv): the whole of what a list shows with its filters, whatever page and `limit` say.
//!
//! Each file is written while it is sent. It says who is in the list as of when it was read; where the reading fails,
//! the file breaks off, so that nobody takes a part of it for the whole. The audit log tells who took which, and how
//! many rows. Words are those of the API; times are UTC, unless Nexconn wrote them.

use serde::{Deserialize, Serialize};

use crate::admin::{
    APP, ListBans, ListBansRequest, ListDeletedUsers, ListDeletedUsersRequest, ListUsers,
    ListUsersRequest,
};
use crate::spec::{Endpoint, Example, Role, Spec, required};

/// The users that the directory knows. The file can be registered elsewhere: see
/// [`PreviewRegistration`](crate::admin::PreviewRegistration).
#[derive(Debug)]
pub struct ExportUsers;

/// Columns of [`ExportUsers`]. `status` is `deleted`, `banned`, `online`, `offline`, or empty where it is not known;
/// `created` is as Nexconn writes it.
pub const USER_COLUMNS: [&str; 8] = [
    "userId",
    "name",
    "avatarUrl",
    "status",
    "created",
    "last call (UTC)",
    "status as of (UTC)",
    "name as of (UTC)",
];

impl Endpoint for ExportUsers {
    type Request = ListUsersRequest;
    type Response = String;
    const SPEC: Spec = Spec {
        name: "exportUsers",
        path: "/api/v1/apps/{app}/exports/users.csv",
        role: Role::Viewer,
        fields: ListUsers::SPEC.fields,
        example: Example {
            request: r#"{"app":"dev","status":"online"}"#,
            response: r#""userId,name,avatarUrl,status,created,last call (UTC),status as of (UTC),name as of (UTC)\r\njlk456j5,name,,online,2016-05-24 10:38:19,2024-10-29 09:00:00,2024-10-29 09:00:00,2024-10-29 09:00:00\r\n""#,
        },
        ..Spec::GET
    };
}

/// The banned users.
#[derive(Debug)]
pub struct ExportBans;

/// Columns of [`ExportBans`]. `ends` is as Nexconn writes it, in a zone that it does not state; `until lifted` is `yes`
/// for standing bans; who banned, why and for which case is known of bans through this gateway.
pub const BAN_COLUMNS: [&str; 10] = [
    "userId",
    "name",
    "ends",
    "ends (UTC)",
    "until lifted",
    "banned (UTC)",
    "by",
    "reason",
    "case",
    "as of (UTC)",
];

impl Endpoint for ExportBans {
    type Request = ListBansRequest;
    type Response = String;
    const SPEC: Spec = Spec {
        name: "exportBans",
        path: "/api/v1/apps/{app}/exports/bans.csv",
        role: Role::Viewer,
        fields: ListBans::SPEC.fields,
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#""userId,name,ends,ends (UTC),until lifted,banned (UTC),by,reason,case,as of (UTC)\r\njlk456j5,name,2024-10-29 18:00:00,2024-10-29 10:00:00,,2024-10-29 09:00:00,noor@example.com,spam,T-7,2024-10-29 09:00:00\r\n""#,
        },
        ..Spec::GET
    };
}

/// The soft-deleted users.
#[derive(Debug)]
pub struct ExportDeletedUsers;

/// Columns of [`ExportDeletedUsers`]. `state` is a [`DeletionState`](crate::admin::DeletionState).
pub const DELETED_COLUMNS: [&str; 10] = [
    "userId",
    "name",
    "state",
    "requested (UTC)",
    "by",
    "case",
    "operationId",
    "confirmed (UTC)",
    "can be restored from (UTC)",
    "as of (UTC)",
];

impl Endpoint for ExportDeletedUsers {
    type Request = ListDeletedUsersRequest;
    type Response = String;
    const SPEC: Spec = Spec {
        name: "exportDeletedUsers",
        path: "/api/v1/apps/{app}/exports/deleted-users.csv",
        role: Role::Viewer,
        fields: ListDeletedUsers::SPEC.fields,
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#""userId,name,state,requested (UTC),by,case,operationId,confirmed (UTC),can be restored from (UTC),as of (UTC)\r\njlk456j5,,confirmed,2024-10-29 09:00:00,noor@example.com,GDPR-214,op-7C21,2024-10-29 09:00:12,2024-10-29 10:00:00,2024-10-29 09:01:40\r\n""#,
        },
        ..Spec::GET
    };
}

/// Request of an export of everything an app has of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportAppRequest {
    /// The app's slug.
    pub app: String,
}

/// The hosted profiles, by their time of registration. Its columns are `userId`, the
/// [`PROFILE_FIELDS`](crate::nexconn::PROFILE_FIELDS) and every custom attribute that some profile has: the file can be
/// imported again.
///
/// Nexconn's list is walked twice within its rate, first for the attributes. A profile that comes or goes meanwhile may
/// be missing.
#[derive(Debug)]
pub struct ExportProfiles;

impl Endpoint for ExportProfiles {
    type Request = ExportAppRequest;
    type Response = String;
    const SPEC: Spec = Spec {
        name: "exportProfiles",
        path: "/api/v1/apps/{app}/exports/profiles.csv",
        role: Role::Viewer,
        fields: &[required("app", APP)],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#""userId,uniqueId,name,portraitUri,email,birthday,gender,location,role,level,ext_city\r\njlk456j5,,小雨,,,,2,,,5,Lyon\r\n""#,
        },
        ..Spec::GET
    };
}
