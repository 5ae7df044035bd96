use serde::{Deserialize, Serialize};

use super::{APP, CASE, CURSOR, Changed, LIMIT, OPERATION, REASON, Total};
use crate::nexconn::USERS_A_CALL;
use crate::spec::{
    Endpoint, Example, Impact, Kind, Length, Reason, Role, Spec, optional, required,
};
use crate::wire::TextTime;

/// Lists the banned users: Nexconn's list, with what the gateway knows of each ban.
///
/// The gateway reads Nexconn's list anew where its copy is older than [`BANS_KEPT_MILLIS`].
#[derive(Debug)]
pub struct ListBans;

/// How long the gateway's copy of the list of bans is good enough to show, in milliseconds.
pub const BANS_KEPT_MILLIS: i64 = 10_000;

/// Request of [`ListBans`]; every filter given must fit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListBansRequest {
    /// The app's slug.
    pub app: String,
    /// Part of a name or an id, in any script.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// The ban of the user with exactly this id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Bans that end before this, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_before: Option<i64>,
    /// Standing bans alone, or those that end by themselves alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<bool>,
    /// Order; those that end first come first unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<BanSort>,
    /// `next` or `previous` of an earlier page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Rows on the page, 1 to 100; 50 unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Reads Nexconn's list anew whatever the age of the copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fresh: Option<bool>,
}

/// Orders of the list of bans.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BanSort {
    /// Ends first, first.
    #[default]
    Soonest,
    /// Ends last, first.
    Latest,
    /// By id of the user.
    Id,
}

/// One page of bans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BanPage {
    /// The rows.
    pub bans: Vec<Ban>,
    /// Position of the first row among all that match, from 1; 0 when there is none.
    pub first: u64,
    /// How many match.
    pub total: Total,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
    /// Cursor of the page before, if there is one.
    pub previous: Option<String>,
    /// When Nexconn's list was read, in Unix milliseconds; none where it never could be.
    pub as_of: Option<i64>,
    /// Why Nexconn's list could not be read now; the rows are those of `as_of`.
    pub stale: Option<String>,
    /// Zone of the texts Nexconn writes for this app, in minutes east of UTC; none until the
    /// gateway could tell it from a ban of its own.
    pub zone_minutes: Option<i32>,
}

/// One ban.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ban {
    /// Who is banned.
    pub user_id: String,
    /// Registered name, where the directory knows it.
    pub name: Option<String>,
    /// Address of the avatar; empty when the user has none, none until it was read or set.
    pub avatar_url: Option<String>,
    /// The ban itself.
    #[serde(flatten)]
    pub state: BanState,
    /// How it came about, where it was through this gateway.
    pub origin: Option<BanOrigin>,
}

/// What is known of a user's ban.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BanState {
    /// When it ends, as Nexconn writes it; none where only the gateway's own call is known.
    pub ban_expires_at: Option<TextTime>,
    /// When it ends, in Unix milliseconds, where that can be told.
    pub ends_at: Option<i64>,
    /// Whether the gateway renews it until it is lifted.
    pub standing: bool,
    /// As of when this is known, in Unix milliseconds.
    pub ban_known_at: i64,
}

/// How a ban came about: its entry in the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BanOrigin {
    /// Number of the entry.
    pub entry: i64,
    /// When, in Unix milliseconds.
    pub at: i64,
    /// E-mail of the admin.
    pub admin: String,
    /// Length of the ban, in minutes.
    pub minutes: Option<i64>,
    /// Why, in the admin's words.
    pub reason: Option<String>,
    /// Number of the admin's case.
    pub case: Option<String>,
}

impl Endpoint for ListBans {
    type Request = ListBansRequest;
    type Response = BanPage;
    const SPEC: Spec = Spec {
        name: "listBans",
        path: "/api/v1/apps/{app}/bans",
        role: Role::Viewer,
        fields: &[
            required("app", APP),
            optional("q", Kind::Text { min: 0, max: Length::Chars(200) }),
            optional("user", Kind::UserId),
            optional("endsBefore", Kind::Instant),
            optional("standing", Kind::Bool),
            optional("sort", Kind::OneOf(&["soonest", "latest", "id"])),
            optional("after", CURSOR),
            optional("limit", LIMIT),
            optional("fresh", Kind::Bool),
        ],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#"{"bans":[{"userId":"jlk456j5","name":"name","avatarUrl":"","banExpiresAt":"2015-01-11 01:28:20","endsAt":1420910900000,"standing":false,"banKnownAt":1420910300000,"origin":{"entry":7,"at":1420910300000,"admin":"noor@example.com","minutes":10,"reason":"spam","case":null}}],"first":1,"total":{"count":1,"capped":false},"next":null,"previous":null,"asOf":1420910300000,"stale":null,"zoneMinutes":480}"#,
        },
        ..Spec::GET
    };
}

/// Ends the live connections of users: expires their access tokens and bans them for a minute.
///
/// Nexconn has no call for this. Whoever is banned already is left out of the one-minute ban, which would
/// replace the longer one; their tokens are expired all the same.
#[derive(Debug)]
pub struct KickUsers;

/// Length of the ban that ends connections, in minutes.
pub const KICK_MINUTES: i64 = 1;

/// Request of [`KickUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KickUsersRequest {
    /// The app's slug.
    pub app: String,
    /// A UUID made for this intent; the same one again has no second effect.
    pub operation: String,
    /// 1 to 20 ids.
    pub user_ids: Vec<String>,
    /// Why.
    pub reason: String,
    /// Number of the admin's case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
}

/// Answer of [`KickUsers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Kicked {
    /// The first step: their access tokens expire.
    pub expire: Changed,
    /// The second step: the one-minute ban; none where the first was refused, nobody was left, or
    /// the list of bans could not be read.
    pub ban: Option<Changed>,
    /// Banned already, and left out of the second step.
    pub left_out: Vec<String>,
    /// Whether Nexconn's list of bans could not be read: nobody is banned then, since a longer ban
    /// might be replaced, and live connections stay.
    #[serde(default)]
    pub list_unread: bool,
}

impl Endpoint for KickUsers {
    type Request = KickUsersRequest;
    type Response = Kicked;
    const SPEC: Spec = Spec {
        name: "kickUsers",
        path: "/api/v1/apps/{app}/kick",
        role: Role::Moderator,
        impact: Impact::Final,
        reason: Reason::Required,
        fields: CHANGE_OF_USERS,
        example: Example {
            request: r#"{"app":"dev","operation":"0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11","userIds":["jlk456j5"],"reason":"account shared"}"#,
            response: r#"{"expire":{"outcome":"done","http":200,"code":0,"requestId":"r1","entry":7},"ban":{"outcome":"done","http":200,"code":0,"requestId":"r2","entry":8},"leftOut":[],"listUnread":false}"#,
        },
        ..Spec::POST
    };
}

/// Bans users until the ban is lifted: for Nexconn's longest time, and again before that runs out.
///
/// The gateway renews it only while the user is still in Nexconn's list of bans; one lifted elsewhere
/// stops. A user who has a standing ban already keeps it. An ordinary ban in between does not end it:
/// one of less than [`RENEWED_BEFORE_MILLIS`] is replaced at once.
#[derive(Debug)]
pub struct StartStandingBans;

/// How long before its end a standing ban is renewed, in milliseconds: 3 days.
pub const RENEWED_BEFORE_MILLIS: i64 = 3 * 24 * 60 * 60 * 1000;

/// Request of [`StartStandingBans`] and [`StopStandingBans`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StandingBansRequest {
    /// The app's slug.
    pub app: String,
    /// A UUID made for this intent; the same one again has no second effect.
    pub operation: String,
    /// 1 to 20 ids.
    pub user_ids: Vec<String>,
    /// Why.
    pub reason: String,
    /// Number of the admin's case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
}

impl Endpoint for StartStandingBans {
    type Request = StandingBansRequest;
    type Response = Changed;
    const SPEC: Spec = Spec {
        name: "startStandingBans",
        path: "/api/v1/apps/{app}/standing-bans",
        role: Role::Moderator,
        impact: Impact::Reversible { by: "/v4/user/unban" },
        reason: Reason::Required,
        fields: CHANGE_OF_USERS,
        example: Example {
            request: r#"{"app":"dev","operation":"0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11","userIds":["jlk456j5"],"reason":"fraud"}"#,
            response: r#"{"outcome":"done","http":200,"code":0,"requestId":"r1","entry":7}"#,
        },
        ..Spec::POST
    };
}

/// Stops renewing bans; what is left of them runs out by itself. Lifting a ban stops it as well.
#[derive(Debug)]
pub struct StopStandingBans;

impl Endpoint for StopStandingBans {
    type Request = StandingBansRequest;
    type Response = Changed;
    const SPEC: Spec = Spec {
        name: "stopStandingBans",
        path: "/api/v1/apps/{app}/standing-bans/stop",
        role: Role::Moderator,
        impact: Impact::Reversible { by: "/api/v1/apps/{app}/standing-bans" },
        reason: Reason::Required,
        fields: CHANGE_OF_USERS,
        example: Example {
            request: r#"{"app":"dev","operation":"0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11","userIds":["jlk456j5"],"reason":"appeal accepted in part"}"#,
            response: r#"{"outcome":"done","http":null,"code":null,"requestId":"r1","entry":7}"#,
        },
        ..Spec::POST
    };
}

const CHANGE_OF_USERS: &[crate::spec::Field] = &[
    required("app", APP),
    required("operation", OPERATION),
    required("userIds", Kind::UserIds { max: USERS_A_CALL }),
    required("reason", REASON),
    optional("case", CASE),
];
