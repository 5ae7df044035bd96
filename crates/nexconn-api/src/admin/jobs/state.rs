use serde::{Deserialize, Serialize};

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
