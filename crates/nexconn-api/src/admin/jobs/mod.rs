//! Jobs: one action for many users, stored before it starts and carried out by the gateway.

mod action;
mod create;
mod fits;
mod get;
mod item;
mod items;
mod job;
mod list;
mod pair;
mod state;
mod steer;
mod tokens;

pub use action::JobAction;
pub use create::{CreateJob, CreateJobRequest};
pub use fits::check_job_row;
pub use get::{GetJob, GetJobRequest, JobDetail, JobGroup};
pub use item::{ItemNote, ItemState, JobItem};
pub use items::{JobItemPage, ListJobItems, ListJobItemsRequest};
pub use job::{Job, JobCounts, WaitingTokens};
pub use list::{JobPage, ListJobs, ListJobsRequest};
pub use pair::{FriendRow, UserPair};
pub use state::JobState;
pub use steer::{CancelJob, PauseJob, ResumeJob, RetryJob, SteerJobRequest, UndoJob};
pub use tokens::{JobToken, JobTokens, TakeJobTokens};

use steer::STEERING;

use crate::spec::Kind;

/// Most users of one job.
pub const JOB_USERS: usize = 100_000;
/// How long the access tokens of a job that registers users wait for their download, in milliseconds: 24 hours.
pub const TOKENS_KEPT_MILLIS: i64 = 24 * 60 * 60 * 1000;

const JOB: Kind = Kind::Int { min: 1, max: i64::MAX };
pub(super) const JOB_EXAMPLE: &str = r#"{"id":1,"action":"status","durationMinutes":null,"expiresAt":null,"permissionType":null,"reason":null,"case":null,"admin":"noor@example.com","createdAt":1730192400000,"startedAt":null,"finishedAt":null,"state":"queued","counts":{"waiting":1,"sent":0,"done":0,"refused":0,"unknown":0},"usersPerSecond":null,"leftMillis":null,"tokens":null,"undo":null,"undoes":null}"#;
const OPERATION_EXAMPLE: &str =
    r#"{"app":"dev","job":1,"operation":"0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11"}"#;
