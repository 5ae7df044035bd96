use serde::{Deserialize, Serialize};

use super::{JobAction, JobState};
use crate::admin::UndoState;
use crate::nexconn::FriendPermission;

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
    /// For setting who may add users as a friend.
    pub permission_type: Option<FriendPermission>,
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

impl Job {
    /// Whether it is known how many users there are: a job that fills the directory finds them.
    pub fn knows_total(&self) -> bool {
        self.action != JobAction::Fill || self.state.is_over()
    }
}

/// How many users of a job are in which state; the sum is the total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobCounts {
    /// See [`super::ItemState::Waiting`].
    pub waiting: u64,
    /// See [`super::ItemState::Sent`].
    pub sent: u64,
    /// See [`super::ItemState::Done`].
    pub done: u64,
    /// See [`super::ItemState::Refused`].
    pub refused: u64,
    /// See [`super::ItemState::Unknown`].
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
