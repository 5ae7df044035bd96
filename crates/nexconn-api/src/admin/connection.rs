use serde::{Deserialize, Serialize};

use super::{APP, BanState, UserDeletion};
use crate::Code;
use crate::spec::{Endpoint, Example, Kind, Role, Spec, required};

/// Tells whether users are online. Nexconn is asked once for each user at most every
/// [`STATUS_KEPT_MILLIS`], since its endpoint is not for polling; in between the last answer is told.
#[derive(Debug)]
pub struct ReadStatuses;

/// How long an answer about a user is told again, in milliseconds.
pub const STATUS_KEPT_MILLIS: i64 = 30_000;
/// Most users of one [`ReadStatuses`]: the rows of a page.
pub const STATUSES_A_CALL: usize = 100;

/// Request of [`ReadStatuses`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadStatusesRequest {
    /// The app's slug.
    pub app: String,
    /// 1 to [`STATUSES_A_CALL`] ids.
    pub user_ids: Vec<String>,
}

/// Answer of [`ReadStatuses`], in the order of the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statuses {
    /// One a user.
    pub statuses: Vec<UserStatus>,
}

/// Whether one user is online.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserStatus {
    /// The user's id.
    pub user_id: String,
    /// What Nexconn said last; none where it did not say.
    pub online: Option<OnlineState>,
}

/// Whether a user is online, and as of when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnlineState {
    /// Connected with a device or more.
    pub online: bool,
    /// As of when, in Unix milliseconds.
    pub at: i64,
}

impl Endpoint for ReadStatuses {
    type Request = ReadStatusesRequest;
    type Response = Statuses;
    const SPEC: Spec = Spec {
        name: "readStatuses",
        path: "/api/v1/apps/{app}/statuses",
        role: Role::Viewer,
        fields: &[
            required("app", APP),
            required("userIds", Kind::UserIds { max: STATUSES_A_CALL }),
        ],
        example: Example {
            request: r#"{"app":"dev","userIds":["jlk456j5"]}"#,
            response: r#"{"statuses":[{"userId":"jlk456j5","online":{"online":true,"at":1730192400000}}]}"#,
        },
        ..Spec::POST
    };
}

/// Finds out why a user cannot connect: asks Nexconn anew and adds what the gateway knows.
#[derive(Debug)]
pub struct DiagnoseConnection;

/// Request of [`DiagnoseConnection`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DiagnoseConnectionRequest {
    /// The app's slug.
    pub app: String,
    /// The user's id.
    pub user_id: String,
}

/// What was found. Each part stands by itself: one that could not be read does not hide the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionReport {
    /// When Nexconn was asked, in Unix milliseconds.
    pub at: i64,
    /// Whether the app's service answers, and takes the gateway's signature.
    pub app: Finding<bool>,
    /// The user's soft deletion; inside none where there is none.
    pub deletion: Finding<Option<UserDeletion>>,
    /// Whether the user is registered.
    pub registered: Finding<bool>,
    /// The user's ban; inside none where there is none.
    pub ban: Finding<Option<BanState>>,
    /// Whether the user is online.
    pub online: Finding<OnlineState>,
    /// What the gateway knows of the user's access tokens. Nexconn does not tell whether one is valid.
    pub tokens: TokenKnowledge,
}

/// One part of a [`ConnectionReport`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Finding<T> {
    /// This is so.
    Known(T),
    /// Nexconn refused to tell.
    Refused {
        /// HTTP status.
        http: u16,
        /// Business code.
        code: Code,
    },
    /// No answer came.
    Unreachable,
}

/// What the gateway knows of a user's access tokens, in Unix milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TokenKnowledge {
    /// When the last one was issued through this gateway.
    pub issued_at: Option<i64>,
    /// Tokens obtained before this were expired through this gateway.
    pub expired_before: Option<i64>,
}

impl Endpoint for DiagnoseConnection {
    type Request = DiagnoseConnectionRequest;
    type Response = ConnectionReport;
    const SPEC: Spec = Spec {
        name: "diagnoseConnection",
        path: "/api/v1/apps/{app}/users/{userId}/connection",
        role: Role::Viewer,
        fields: &[required("app", APP), required("userId", Kind::UserId)],
        example: Example {
            request: r#"{"app":"dev","userId":"jlk456j5"}"#,
            response: r#"{"at":1730192400000,"app":{"known":true},"deletion":{"known":null},"registered":{"known":true},"ban":{"known":null},"online":{"refused":{"http":429,"code":1008}},"tokens":{"issuedAt":1730192400000,"expiredBefore":null}}"#,
        },
        ..Spec::GET
    };
}
