//! The gateway's own API, `/api/v1/…`: sign-in, apps, directory, audit log, and the envelope in
//! which calls to Nexconn travel.
//!
//! Answers are the response itself, without Nexconn's `{code, result}`; errors are an
//! [`ErrorBody`].

mod app_state;
mod apps;
mod audit;
mod bans;
mod blocks;
mod call;
mod connection;
mod deletions;
mod error;
mod events;
mod fill;
mod hello;
mod hooks;
mod import;
mod jobs;
mod known_users;
mod message;
mod mute;
mod overview;
mod password;
mod recognise;
mod registration;
mod session;
mod token;
mod undo;
mod users;

pub use app_state::{
    AppState, ChatFacts, CheckConnection, CheckConnectionRequest, ClockDifference, ConnectionState,
    DeclareApp, DeclareAppRequest, DeclaredPlan, DeclaredRequests, DeclaredSwitch, DeclaredTokens,
    DirectoryState, Fact, FactSource, FailureKind, GetAppState, GetAppStateRequest, LATENCIES_KEPT,
    MeasureZone, MeasureZoneRequest, MeasuredZone, RefreshAppSecret, RefreshAppSecretRequest,
    SecretKept, ServerAnswer, ServerFailure, ServerState, TokenValidity, UserQuota, ZoneState,
};
pub use apps::{App, Apps, Environment, ListApps, ListAppsRequest, Plan};
pub use audit::{AuditEntry, AuditOutcome, AuditPage, Later, ListAudit, ListAuditRequest};
pub use bans::{
    BANS_KEPT_MILLIS, Ban, BanOrigin, BanPage, BanSort, BanState, KICK_MINUTES, KickUsers,
    KickUsersRequest, Kicked, ListBans, ListBansRequest, RENEWED_BEFORE_MILLIS,
    StandingBansRequest, StartStandingBans, StopStandingBans,
};
pub use blocks::{BLOCKS_A_CALL, BlockMade, BlocksMade, ReadBlocksMade, ReadBlocksMadeRequest};
pub use call::{Call, CallAnswer, Changed, Outcome, UpstreamAnswer};
pub use connection::{
    ConnectionReport, DiagnoseConnection, DiagnoseConnectionRequest, Finding, OnlineState,
    ReadStatuses, ReadStatusesRequest, STATUS_KEPT_MILLIS, STATUSES_A_CALL, Statuses,
    TokenKnowledge, UserStatus,
};
pub use deletions::{
    DELETIONS_KEPT_MILLIS, DeletedSort, DeletedUserPage, Deletion, DeletionChanged,
    DeletionOperation, DeletionRecord, DeletionState, ERASED_A_CALL, EraseCopies,
    EraseCopiesRequest, ErasedCopies, ErasedCounts, ErasedUser, GetDeletionRecord,
    GetDeletionRecordRequest, ListDeletedUsers, ListDeletedUsersRequest, ListOperations,
    ListOperationsRequest, OperationCounts, OperationKind, OperationPage, OperationState,
    RESTORE_AFTER_MILLIS, UserDeletion,
};
pub use error::{ErrorBody, ErrorCode, ErrorDetail};
pub use events::{
    BanEnded, Event, EventKind, HookRefused, OnlineChanged, Relation, RelationChanged,
    StandingBanEnd, StandingBanStopped,
};
pub use fill::{FillDirectory, FillDirectoryRequest, FillList, RefusedList};
pub use hello::{CONTRACT, GetHello, GetHelloRequest, Hello};
pub use hooks::{
    HOOK_COUNTED_MILLIS, HOOK_PATH, HOOK_REMEMBERED_MILLIS, HOOK_SIGNED_MILLIS, HookCount, HookDay,
    HookEvent, HookFailure, HookParameter, HookRefusal, HookSetBy, HookSettings, HookState,
    SetHookSettings, SetHookSettingsRequest,
};
pub use import::{
    BadRow, COMPARED_ROWS, FriendshipRow, PreviewFriendships, PreviewProfiles, PreviewRequest,
    ProfileRow, RowStanding, TablePreview, WrittenOver,
};
pub use jobs::{
    CancelJob, CreateJob, CreateJobRequest, FriendRow, GetJob, GetJobRequest, ItemNote, ItemState,
    JOB_USERS, Job, JobAction, JobCounts, JobDetail, JobGroup, JobItem, JobItemPage, JobPage,
    JobState, JobToken, JobTokens, ListJobItems, ListJobItemsRequest, ListJobs, ListJobsRequest,
    PauseJob, ResumeJob, RetryJob, SteerJobRequest, TOKENS_KEPT_MILLIS, TakeJobTokens, UndoJob,
    UserPair, WaitingTokens, check_job_row,
};
pub use known_users::{KNOWN_USERS_A_CALL, KnownUsers, ReadKnownUsers, ReadKnownUsersRequest};
pub use message::{DiagnoseMessage, DiagnoseMessageRequest, MessageReport, Party};
pub use mute::{FindMute, FindMuteRequest, FoundMute, MUTED_SEARCHED};
pub use overview::{
    Course, DAYS_MILLIS, Day, ENDING_MILLIS, ENDING_SHOWN, GetOverview, GetOverviewRequest,
    HOURS_MILLIS, LATEST_SHOWN, Overview, Sample,
};
pub use password::{PASSWORD_CHARS, SetPassword, SetPasswordRequest};
pub use recognise::{
    BAD_CHARS, BadPart, PASTE_BYTES, RecogniseUsers, RecogniseUsersRequest, Recognised,
    RecognisedUser, Span, TextForm,
};
pub use registration::{PreviewRegistration, RegistrationRow};
pub use session::{
    AppRole, CreateSession, CreateSessionRequest, DeleteSession, DeleteSessionRequest, GetSession,
    GetSessionRequest, Session,
};
pub use token::{FindToken, FindTokenRequest, FoundToken, TOKEN_BYTES, TokenOwner};
pub use undo::{UNDO_KEPT_MILLIS, UndoChange, UndoChangeRequest, UndoState, Undone};
pub use users::{
    DirectoryUser, GetUser, GetUserRequest, ListUserIds, ListUserIdsRequest, ListUsers,
    ListUsersRequest, Total, UserIdList, UserPage, UserSort, UserStanding,
};

use crate::spec::{Kind, Length};

endpoint_list!(($) admin_endpoints, admin:
    GetHello,
    CreateSession,
    GetSession,
    DeleteSession,
    SetPassword,
    ListApps,
    ListUsers,
    GetUser,
    ReadKnownUsers,
    ListAudit,
    ReadBlocksMade,
    ListUserIds,
    ListBans,
    ListDeletedUsers,
    ListOperations,
    GetDeletionRecord,
    EraseCopies,
    KickUsers,
    StartStandingBans,
    StopStandingBans,
    UndoChange,
    ReadStatuses,
    DiagnoseConnection,
    DiagnoseMessage,
    FindMute,
    RecogniseUsers,
    PreviewRegistration,
    PreviewProfiles,
    PreviewFriendships,
    CreateJob,
    ListJobs,
    GetJob,
    ListJobItems,
    PauseJob,
    ResumeJob,
    CancelJob,
    RetryJob,
    UndoJob,
    TakeJobTokens,
    GetAppState,
    CheckConnection,
    DeclareApp,
    MeasureZone,
    RefreshAppSecret,
    SetHookSettings,
    GetOverview,
    FillDirectory,
    FindToken,
);

/// Base of every path of the gateway's API.
pub const BASE: &str = "/api/v1";
/// An app's slug: in paths, never changed once given.
pub const APP: Kind = Kind::Text { min: 1, max: Length::Chars(64) };
/// A cursor as the gateway gave it.
pub const CURSOR: Kind = Kind::Text { min: 1, max: Length::Chars(2000) };
/// A UUID made by the console for one intent.
pub const OPERATION: Kind = Kind::Text { min: 1, max: Length::Chars(36) };
/// Why, in the admin's words.
pub const REASON: Kind = Kind::Text { min: 0, max: Length::Chars(500) };
/// Number of the admin's case.
pub const CASE: Kind = Kind::Text { min: 0, max: Length::Chars(64) };
/// Sizes of a page.
pub const PAGE_SIZES: [u32; 3] = [25, 50, 100];
/// Size of a page that states none.
pub const PAGE_SIZE: u32 = 50;
/// Rows on one page.
pub const LIMIT: Kind = Kind::Int { min: 1, max: 100 };
/// Counts stop here; beyond, the console shows "10,000+".
pub const COUNT_CAP: u64 = 10_000;
