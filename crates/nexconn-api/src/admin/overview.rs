use serde::{Deserialize, Serialize};

use super::{APP, AuditEntry, Ban, ConnectionState, UserQuota};
use crate::spec::{Endpoint, Example, Role, Spec, required};

/// Tells how an app stands: counts with their course, bans that end soon, what happened last and how
/// its service answers.
#[derive(Debug)]
pub struct GetOverview;

/// How far ahead [`Overview::ending`] looks, in milliseconds: 24 hours.
pub const ENDING_MILLIS: i64 = 24 * 60 * 60 * 1000;
/// How far back [`Course::hours`] goes, in milliseconds: 7 days.
pub const HOURS_MILLIS: i64 = 7 * 24 * 60 * 60 * 1000;
/// How far back [`Course::days`] goes, in milliseconds: 90 days.
pub const DAYS_MILLIS: i64 = 90 * 24 * 60 * 60 * 1000;
/// Most bans in [`Overview::ending`].
pub const ENDING_SHOWN: u32 = 6;
/// Most entries in [`Overview::latest`].
pub const LATEST_SHOWN: u32 = 8;

/// Request of [`GetOverview`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetOverviewRequest {
    /// The app's slug.
    pub app: String,
}

/// Answer of [`GetOverview`]. Times are Unix milliseconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// When it was put together.
    pub at: i64,
    /// Registered users against the most there may be.
    pub quota: UserQuota,
    /// Registered users.
    pub registered: Course,
    /// Users that are online, as webhooks and questions about single users told.
    pub online: Course,
    /// Banned users, by Nexconn's list.
    pub banned: Course,
    /// Soft-deleted users, by Nexconn's list.
    pub deleted: Course,
    /// Bans that end within [`ENDING_MILLIS`], the first ones first, at most [`ENDING_SHOWN`].
    pub ending: Vec<Ban>,
    /// How many end within that time.
    pub ending_total: u64,
    /// The latest entries of the audit log, at most [`LATEST_SHOWN`].
    pub latest: Vec<AuditEntry>,
    /// How its service answers.
    pub connection: ConnectionState,
}

/// A count, now and over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Course {
    /// The count; none where it was never told.
    pub now: Option<u64>,
    /// Whether it is the whole: where not, it is what the gateway knows, and there may be more.
    pub exact: bool,
    /// As of when `now` is known.
    pub as_of: Option<i64>,
    /// How much more it is than 7 days ago; none where it was not counted then.
    pub change: Option<i64>,
    /// The count of each full hour of the last [`HOURS_MILLIS`], oldest first. Hours in which the
    /// gateway did not run are not there.
    pub hours: Vec<Sample>,
    /// The days of the last [`DAYS_MILLIS`], oldest first; a day is one of UTC.
    pub days: Vec<Day>,
}

/// A count at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// When.
    pub at: i64,
    /// The count.
    pub count: u64,
}

/// The counts of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// Its beginning.
    pub at: i64,
    /// The lowest count.
    pub low: u64,
    /// The highest count.
    pub high: u64,
    /// The last count.
    pub last: u64,
}

impl Endpoint for GetOverview {
    type Request = GetOverviewRequest;
    type Response = Overview;
    const SPEC: Spec = Spec {
        name: "getOverview",
        path: "/api/v1/apps/{app}/overview",
        role: Role::Viewer,
        fields: &[required("app", APP)],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#"{"at":1730192400000,"quota":{"registered":86,"exact":true,"limit":100,"at":1730192400000},"registered":{"now":86,"exact":true,"asOf":1730192400000,"change":4,"hours":[{"at":1730188800000,"count":85}],"days":[{"at":1730160000000,"low":82,"high":86,"last":85}]},"online":{"now":3,"exact":false,"asOf":1730192400000,"change":null,"hours":[],"days":[]},"banned":{"now":1,"exact":true,"asOf":1730192400000,"change":null,"hours":[],"days":[]},"deleted":{"now":null,"exact":true,"asOf":null,"change":null,"hours":[],"days":[]},"ending":[],"endingTotal":0,"latest":[],"connection":{"servers":[{"baseUrl":"http://127.0.0.1:8080","backup":false,"preferred":true,"answered":null,"failed":null,"latencies":[]}],"clock":null}}"#,
        },
        ..Spec::GET
    };
}
