//! The gateway's endpoints whose answer is no JSON but a text that arrives bit by bit.

mod exports;
mod relations;

pub use exports::{
    BAN_COLUMNS, DELETED_COLUMNS, ExportAppRequest, ExportBans, ExportDeletedUsers, ExportProfiles,
    ExportUsers, USER_COLUMNS,
};
pub use relations::{
    BLOCKLIST_COLUMNS, ExportBlocklist, ExportFriends, ExportMutedUsers, ExportUserRequest,
    FRIEND_COLUMNS, MUTED_COLUMNS,
};

use serde::{Deserialize, Serialize};

use crate::admin::{APP, ListJobItems, ListJobItemsRequest};
use crate::spec::{Endpoint, Example, Kind, Role, Spec, optional, required};

endpoint_list!(($) stream_endpoints, streams:
    StreamEvents,
    DownloadJobResults,
    ExportUsers,
    ExportBans,
    ExportDeletedUsers,
    ExportProfiles,
    ExportFriends,
    ExportBlocklist,
    ExportMutedUsers,
);

/// What happens in an app, as it happens: server-sent events. The name of each is an
/// [`EventKind`](crate::admin::EventKind), its id a number that grows.
///
/// A stream that goes on behind an event (the field `after`, or the header `Last-Event-ID`, which
/// goes before it) tells what was missed, for as long as the gateway keeps it: an hour, and the
/// latest [`EVENTS_KEPT`] of the app. One that does not begins with `begin`. It ends with the
/// session.
#[derive(Debug)]
pub struct StreamEvents;

/// How many events of an app the gateway keeps for who was away.
pub const EVENTS_KEPT: i64 = 10_000;
/// How long it keeps them, in milliseconds.
pub const EVENTS_KEPT_MILLIS: i64 = 60 * 60 * 1000;

/// Request of [`StreamEvents`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamEventsRequest {
    /// The app's slug.
    pub app: String,
    /// Id of the last event that was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<i64>,
}

impl Endpoint for StreamEvents {
    type Request = StreamEventsRequest;
    type Response = String;
    const SPEC: Spec = Spec {
        name: "streamEvents",
        path: "/api/v1/apps/{app}/events",
        role: Role::Viewer,
        fields: &[required("app", APP), optional("after", Kind::Int { min: 0, max: i64::MAX })],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#""event: begin\nid: 7\ndata: null\n\n""#,
        },
        ..Spec::GET
    };
}

/// The outcomes of the users of a job as [CSV](crate::csv), a row a user, in the order of the job, with
/// [`RESULT_COLUMNS`]. It can be pasted where users are recognised.
#[derive(Debug)]
pub struct DownloadJobResults;

/// Columns of the file. Words are those of the API; times are UTC.
pub const RESULT_COLUMNS: [&str; 9] =
    ["userId", "targetId", "state", "http", "code", "meaning", "note", "online", "time (UTC)"];

impl Endpoint for DownloadJobResults {
    /// Those of the list of the same users. The file goes on to the end of the job, whatever `limit`
    /// says.
    type Request = ListJobItemsRequest;
    type Response = String;
    const SPEC: Spec = Spec {
        name: "downloadJobResults",
        path: "/api/v1/apps/{app}/jobs/{job}/results.csv",
        role: Role::Viewer,
        fields: ListJobItems::SPEC.fields,
        example: Example {
            request: r#"{"app":"dev","job":1,"state":"refused"}"#,
            response: r#""userId,state,http,code,meaning,note,online,time (UTC)\r\njlk456j5,refused,400,400,the user id does not exist,,,2024-10-29 09:00:00\r\n""#,
        },
        ..Spec::GET
    };
}
