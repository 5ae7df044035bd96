use serde::{Deserialize, Serialize};

use super::{
    APP, CASE, CURSOR, JOB_USERS, KickUsers, LIMIT, LIST_BODY_BYTES, OPERATION, REASON,
    StartStandingBans, UndoState,
};
use crate::nexconn::{
    BAN_MINUTES, BanUsers, ExpireAccessTokens, GetConnectionStatus, IssueAccessToken,
    IssueAccessTokenRequest, UnbanUsers,
};
use crate::spec::{Endpoint, Example, Impact, Kind, Reason, Role, Spec, optional, required};
use crate::{Code, Secret};

/// What a job does to each of its users.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum JobAction {
    /// Registers them, with an access token each.
    Register,
    /// Bans them for a while.
    Ban,
    /// Bans them until lifted; see [`StartStandingBans`].
    Standing,
    /// Lifts their bans.
    Unban,
    /// Expires their access tokens.
    Expire,
    /// Ends their live connections; see [`KickUsers`].
    Kick,
    /// Asks whether they are online.
    Status,
}

impl JobAction {
    /// Every action.
    pub const ALL: [Self; 7] = [
        Self::Register,
        Self::Ban,
        Self::Standing,
        Self::Unban,
        Self::Expire,
        Self::Kick,
        Self::Status,
    ];

    /// Its name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Ban => "ban",
            Self::Standing => "standing",
            Self::Unban => "unban",
            Self::Expire => "expire",
            Self::Kick => "kick",
            Self::Status => "status",
        }
    }

    /// The action with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// The endpoint that does it for few users: role, reason and impact of the job are its own.
    pub const fn spec(self) -> &'static Spec {
        match self {
            Self::Register => &IssueAccessToken::SPEC,
            Self::Ban => &BanUsers::SPEC,
            Self::Standing => &StartStandingBans::SPEC,
            Self::Unban => &UnbanUsers::SPEC,
            Self::Expire => &ExpireAccessTokens::SPEC,
            Self::Kick => &KickUsers::SPEC,
            Self::Status => &GetConnectionStatus::SPEC,
        }
    }

    /// Whether what was done can be taken back by [`UndoJob`].
    pub const fn can_be_undone(self) -> bool {
        matches!(self, Self::Ban | Self::Standing | Self::Unban)
    }
}

/// States of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum JobState {
    /// Stored, not begun.
    Queued,
    /// Being sent.
    Running,
    /// Held until resumed.
    Paused,
    /// Every user has an outcome.
    Done,
    /// Ended early; users that were not sent stay waiting.
    Cancelled,
}

impl JobState {
    /// Its name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Queued, Self::Running, Self::Paused, Self::Done, Self::Cancelled]
            .into_iter()
            .find(|state| state.name() == name)
    }

    /// Whether nothing more happens unless somebody retries.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Cancelled)
    }
}

/// States of a user in a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ItemState {
    /// Not sent.
    Waiting,
    /// Sent; no outcome yet.
    Sent,
    /// Nexconn did it.
    Done,
    /// Nexconn refused it.
    Refused,
    /// No answer came, and it cannot be found out; it may have taken effect.
    Unknown,
}

impl ItemState {
    /// Its name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }

    /// The state with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Waiting, Self::Sent, Self::Done, Self::Refused, Self::Unknown]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

/// What else there is to say of a user's outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ItemNote {
    /// The answer was lost; reading back showed that it was done.
    ReadBack,
    /// Nexconn answered that it was done, but the user is not in the list of bans: the id is
    /// probably not registered.
    NotInBanList,
    /// Nexconn answered that it was done, but the user is still in the list of bans.
    StillInBanList,
    /// Registered, but the answer with the access token was lost: issue another one.
    TokenLost,
    /// Banned already: left out of the one-minute ban, tokens expired.
    BannedAlready,
    /// Nothing was left to take back.
    NothingToUndo,
}

impl ItemNote {
    /// Its name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ReadBack => "readBack",
            Self::NotInBanList => "notInBanList",
            Self::StillInBanList => "stillInBanList",
            Self::TokenLost => "tokenLost",
            Self::BannedAlready => "bannedAlready",
            Self::NothingToUndo => "nothingToUndo",
        }
    }

    /// The note with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [
            Self::ReadBack,
            Self::NotInBanList,
            Self::StillInBanList,
            Self::TokenLost,
            Self::BannedAlready,
            Self::NothingToUndo,
        ]
        .into_iter()
        .find(|note| note.name() == name)
    }
}

/// A job, with how far it is. Times are Unix milliseconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Job {
    /// Its number.
    pub id: i64,
    /// What it does.
    pub action: JobAction,
    /// For a ban.
    pub duration_minutes: Option<i64>,
    /// For expiring tokens.
    pub expires_at: Option<i64>,
    /// Why, in the admin's words.
    pub reason: Option<String>,
    /// Number of the admin's case.
    pub case: Option<String>,
    /// E-mail of the admin who made it.
    pub admin: String,
    /// When it was stored.
    pub created_at: i64,
    /// When its first user was sent.
    pub started_at: Option<i64>,
    /// When it was over.
    pub finished_at: Option<i64>,
    /// How it stands.
    pub state: JobState,
    /// How its users stand.
    pub counts: JobCounts,
    /// Users a second lately, while it runs.
    pub users_per_second: Option<u32>,
    /// Milliseconds until it is done at that speed.
    pub left_millis: Option<i64>,
    /// Access tokens that wait for their one download.
    pub tokens: Option<WaitingTokens>,
    /// Whether it can be taken back.
    pub undo: Option<UndoState>,
    /// The job that this one takes back.
    pub undoes: Option<i64>,
}

/// How many users of a job are in which state; the sum is the total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobCounts {
    /// See [`ItemState::Waiting`].
    pub waiting: u64,
    /// See [`ItemState::Sent`].
    pub sent: u64,
    /// See [`ItemState::Done`].
    pub done: u64,
    /// See [`ItemState::Refused`].
    pub refused: u64,
    /// See [`ItemState::Unknown`].
    pub unknown: u64,
}

impl JobCounts {
    /// All users.
    pub const fn total(self) -> u64 {
        self.waiting + self.sent + self.done + self.refused + self.unknown
    }

    /// Users with an outcome.
    pub const fn settled(self) -> u64 {
        self.done + self.refused + self.unknown
    }
}

/// Access tokens that wait for their one download; they are kept encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingTokens {
    /// How many.
    pub count: u64,
    /// When they are deleted, in Unix milliseconds.
    pub until: i64,
}

/// A job and its users' outcomes in groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobDetail {
    /// The job.
    pub job: Job,
    /// Users with the same outcome, the most unusual first; those that are done without a note come last.
    pub groups: Vec<JobGroup>,
}

/// Users of a job with the same outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobGroup {
    /// Their state.
    pub state: ItemState,
    /// HTTP status of the answers.
    pub http: Option<u16>,
    /// Business code of the answers.
    pub code: Option<Code>,
    /// What else there is to say.
    pub note: Option<ItemNote>,
    /// For a job that asks whether users are online.
    pub online: Option<bool>,
    /// How many.
    pub count: u64,
}

/// One user of a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct JobItem {
    /// Position in the job, from 0.
    pub index: u64,
    /// The user's id.
    pub user_id: String,
    /// How it stands.
    pub state: ItemState,
    /// HTTP status of the answer, if one came.
    pub http: Option<u16>,
    /// Business code of the answer, if one came.
    pub code: Option<Code>,
    /// What else there is to say.
    pub note: Option<ItemNote>,
    /// For a job that asks whether users are online.
    pub online: Option<bool>,
    /// When its state changed last, in Unix milliseconds.
    pub at: i64,
    /// Entry in the audit log of the call that carried it.
    pub entry: Option<i64>,
}

const JOB: Kind = Kind::Int { min: 1, max: i64::MAX };
const ACTIONS: Kind =
    Kind::OneOf(&["register", "ban", "standing", "unban", "expire", "kick", "status"]);
const OPERATION_EXAMPLE: &str =
    r#"{"app":"dev","job":1,"operation":"0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11"}"#;
const JOB_EXAMPLE: &str = r#"{"id":1,"action":"ban","durationMinutes":1440,"expiresAt":null,"reason":"spam","case":null,"admin":"noor@example.com","createdAt":1730192400000,"startedAt":null,"finishedAt":null,"state":"queued","counts":{"waiting":42,"sent":0,"done":0,"refused":0,"unknown":0},"usersPerSecond":null,"leftMillis":null,"tokens":null,"undo":null,"undoes":null}"#;

/// Stores a job and begins it: the same action for many users, in documented batches, within the documented rate.
#[derive(Debug)]
pub struct CreateJob;

/// Request of [`CreateJob`]. Which fields it needs depends on the action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateJobRequest {
    /// The app's slug.
    pub app: String,
    /// A UUID made for this intent; the same one again returns the job that it made.
    pub operation: String,
    /// What to do.
    pub action: JobAction,
    /// To whom, for every action but `register`; a repeated id counts once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_ids: Option<Vec<String>>,
    /// Whom to register, for `register`; a repeated id is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub users: Option<Vec<IssueAccessTokenRequest>>,
    /// For `ban`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<i64>,
    /// For `expire`; now where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<i64>,
    /// Why; required where the action's endpoint requires it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Number of the admin's case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
}

impl Endpoint for CreateJob {
    type Request = CreateJobRequest;
    type Response = Job;
    const SPEC: Spec = Spec {
        name: "createJob",
        path: "/api/v1/apps/{app}/jobs",
        // The least; the handler asks for the role of the action.
        role: Role::Viewer,
        impact: Impact::Final,
        reason: Reason::Optional,
        body_bytes: LIST_BODY_BYTES,
        fields: &[
            required("app", APP),
            required("operation", OPERATION),
            required("action", ACTIONS),
            optional("userIds", Kind::UserIds { max: JOB_USERS }),
            optional("users", Kind::Objects { max: JOB_USERS }),
            optional("durationMinutes", Kind::Int { min: 1, max: BAN_MINUTES }),
            optional("expiresAt", Kind::Instant),
            optional("reason", REASON),
            optional("case", CASE),
        ],
        example: Example {
            request: r#"{"app":"dev","operation":"0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11","action":"ban","userIds":["jlk456j5"],"durationMinutes":1440,"reason":"spam"}"#,
            response: JOB_EXAMPLE,
        },
        ..Spec::POST
    };
}

/// Lists the jobs of an app, latest first.
#[derive(Debug)]
pub struct ListJobs;

/// Request of [`ListJobs`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListJobsRequest {
    /// The app's slug.
    pub app: String,
    /// `next` of an earlier page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Rows on the page, 1 to 100; 50 unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of jobs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobPage {
    /// The rows.
    pub jobs: Vec<Job>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
    /// How many jobs are queued, running or paused.
    pub open: u64,
}

impl Endpoint for ListJobs {
    type Request = ListJobsRequest;
    type Response = JobPage;
    const SPEC: Spec = Spec {
        name: "listJobs",
        path: "/api/v1/apps/{app}/jobs",
        role: Role::Viewer,
        fields: &[required("app", APP), optional("after", CURSOR), optional("limit", LIMIT)],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#"{"jobs":[],"next":null,"open":0}"#,
        },
        ..Spec::GET
    };
}

/// Request of the endpoints that read one job.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetJobRequest {
    /// The app's slug.
    pub app: String,
    /// Number of the job.
    pub job: i64,
}

/// Reads one job.
#[derive(Debug)]
pub struct GetJob;

impl Endpoint for GetJob {
    type Request = GetJobRequest;
    type Response = JobDetail;
    const SPEC: Spec = Spec {
        name: "getJob",
        path: "/api/v1/apps/{app}/jobs/{job}",
        role: Role::Viewer,
        fields: &[required("app", APP), required("job", JOB)],
        example: Example {
            request: r#"{"app":"dev","job":1}"#,
            response: r#"{"job":{"id":1,"action":"unban","durationMinutes":null,"expiresAt":null,"reason":null,"case":null,"admin":"noor@example.com","createdAt":1730192400000,"startedAt":1730192400000,"finishedAt":1730192401000,"state":"done","counts":{"waiting":0,"sent":0,"done":41,"refused":0,"unknown":1},"usersPerSecond":null,"leftMillis":null,"tokens":null,"undo":{"state":"open","until":1730797200000},"undoes":null},"groups":[{"state":"done","http":200,"code":0,"note":null,"online":null,"count":41}]}"#,
        },
        ..Spec::GET
    };
}

/// Lists the users of a job, in their order.
#[derive(Debug)]
pub struct ListJobItems;

/// Request of [`ListJobItems`]; every filter given must fit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListJobItemsRequest {
    /// The app's slug.
    pub app: String,
    /// Number of the job.
    pub job: i64,
    /// Those in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ItemState>,
    /// Those that were answered with this code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
    /// Those with this note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<ItemNote>,
    /// Those that are online, or offline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<bool>,
    /// `next` of an earlier page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Rows on the page, 1 to 100; 50 unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of a job's users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobItemPage {
    /// The rows.
    pub items: Vec<JobItem>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
}

impl Endpoint for ListJobItems {
    type Request = ListJobItemsRequest;
    type Response = JobItemPage;
    const SPEC: Spec = Spec {
        name: "listJobItems",
        path: "/api/v1/apps/{app}/jobs/{job}/items",
        role: Role::Viewer,
        fields: &[
            required("app", APP),
            required("job", JOB),
            optional("state", Kind::OneOf(&["waiting", "sent", "done", "refused", "unknown"])),
            optional("code", Kind::Int { min: i32::MIN as i64, max: i32::MAX as i64 }),
            optional(
                "note",
                Kind::OneOf(&[
                    "readBack",
                    "notInBanList",
                    "stillInBanList",
                    "tokenLost",
                    "bannedAlready",
                    "nothingToUndo",
                ]),
            ),
            optional("online", Kind::Bool),
            optional("after", CURSOR),
            optional("limit", LIMIT),
        ],
        example: Example {
            request: r#"{"app":"dev","job":1,"state":"refused"}"#,
            response: r#"{"items":[{"index":0,"userId":"jlk456j5","state":"refused","http":403,"code":2007,"note":null,"online":null,"at":1730192400000,"entry":7}],"next":null}"#,
        },
        ..Spec::GET
    };
}

/// Request of the endpoints that steer a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SteerJobRequest {
    /// The app's slug.
    pub app: String,
    /// Number of the job.
    pub job: i64,
    /// A UUID made for this intent; the same one again has no second effect.
    pub operation: String,
}

const STEERING: Spec = Spec {
    // The least; the handler asks for the role of the action.
    role: Role::Viewer,
    impact: Impact::Final,
    fields: &[required("app", APP), required("job", JOB), required("operation", OPERATION)],
    example: Example { request: OPERATION_EXAMPLE, response: JOB_EXAMPLE },
    ..Spec::POST
};

/// Holds a job after what is on its way.
#[derive(Debug)]
pub struct PauseJob;

impl Endpoint for PauseJob {
    type Request = SteerJobRequest;
    type Response = Job;
    const SPEC: Spec =
        Spec { name: "pauseJob", path: "/api/v1/apps/{app}/jobs/{job}/pause", ..STEERING };
}

/// Goes on with a paused job.
#[derive(Debug)]
pub struct ResumeJob;

impl Endpoint for ResumeJob {
    type Request = SteerJobRequest;
    type Response = Job;
    const SPEC: Spec =
        Spec { name: "resumeJob", path: "/api/v1/apps/{app}/jobs/{job}/resume", ..STEERING };
}

/// Ends a job after what is on its way. Users that were not sent stay as they are; what was done stays done.
#[derive(Debug)]
pub struct CancelJob;

impl Endpoint for CancelJob {
    type Request = SteerJobRequest;
    type Response = Job;
    const SPEC: Spec =
        Spec { name: "cancelJob", path: "/api/v1/apps/{app}/jobs/{job}/cancel", ..STEERING };
}

/// Sends the users again that were refused or whose outcome is unknown, in the same job.
#[derive(Debug)]
pub struct RetryJob;

impl Endpoint for RetryJob {
    type Request = SteerJobRequest;
    type Response = Job;
    const SPEC: Spec =
        Spec { name: "retryJob", path: "/api/v1/apps/{app}/jobs/{job}/retry", ..STEERING };
}

/// Makes a job that takes back what another one did; see [`JobAction::can_be_undone`].
#[derive(Debug)]
pub struct UndoJob;

impl Endpoint for UndoJob {
    type Request = SteerJobRequest;
    type Response = Job;
    const SPEC: Spec =
        Spec { name: "undoJob", path: "/api/v1/apps/{app}/jobs/{job}/undo", ..STEERING };
}

/// Takes the access tokens of a job that registered users: told once, then deleted.
#[derive(Debug)]
pub struct TakeJobTokens;

/// Answer of [`TakeJobTokens`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobTokens {
    /// One a user.
    pub tokens: Vec<JobToken>,
}

/// An access token that a job was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct JobToken {
    /// The user's id.
    pub user_id: String,
    /// The token.
    pub access_token: Secret,
}

impl Endpoint for TakeJobTokens {
    type Request = SteerJobRequest;
    type Response = JobTokens;
    const SPEC: Spec = Spec {
        name: "takeJobTokens",
        path: "/api/v1/apps/{app}/jobs/{job}/tokens",
        role: Role::Operator,
        example: Example {
            request: OPERATION_EXAMPLE,
            response: r#"{"tokens":[{"userId":"jlk456j5","accessToken":"7FDmy0Fou41r"}]}"#,
        },
        ..STEERING
    };
}
