use serde::{Deserialize, Serialize};

use super::OperationState;

/// How long the gateway's copy of the list of soft-deleted users is good enough to show, in
/// milliseconds.
pub const DELETIONS_KEPT_MILLIS: i64 = 10_000;
/// Nexconn restores nobody within this of the request to delete, in milliseconds: one hour.
pub const RESTORE_AFTER_MILLIS: i64 = 60 * 60 * 1000;

/// One soft-deleted user. Nexconn's list has ids only: everything else is from this gateway's log, and
/// none where the user was deleted elsewhere. Times are Unix milliseconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deletion {
    /// Who is deleted.
    pub user_id: String,
    /// Registered name, until it is erased.
    pub name: Option<String>,
    /// Address of the avatar, until it is erased; empty when the user has none.
    pub avatar_url: Option<String>,
    /// How sure it is.
    pub state: DeletionState,
    /// When it was asked for.
    pub requested_at: Option<i64>,
    /// E-mail of the admin who asked.
    pub by: Option<String>,
    /// Number of the admin's case.
    pub case: Option<String>,
    /// Nexconn's id of the operation.
    pub operation_id: Option<String>,
    /// Its entry in the audit log.
    pub entry: Option<i64>,
    /// The job it was part of.
    pub job: Option<i64>,
    /// When Nexconn told that it was done.
    pub confirmed_at: Option<i64>,
    /// From when the id can be restored.
    pub restore_from: Option<i64>,
    /// How the last restore stands, where one was asked for since; `confirmed` ones are no longer listed.
    pub restore: Option<OperationState>,
    /// Number of the deletion record: what the gateway held of the user is erased.
    pub record: Option<i64>,
}

/// How sure a soft deletion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeletionState {
    /// In Nexconn's list, which holds running deletions too; nothing else is known of it here.
    Listed,
    /// Nexconn accepted it and has not told yet that it was done.
    Accepted,
    /// Nexconn told, by webhook, that it was done.
    Confirmed,
}

impl DeletionState {
    /// Its name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Accepted => "accepted",
            Self::Confirmed => "confirmed",
        }
    }

    /// The state with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Listed, Self::Accepted, Self::Confirmed]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

/// What is known of a user's soft deletion wherever users are shown. Times are Unix milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserDeletion {
    /// How sure it is.
    pub state: DeletionState,
    /// When it was asked for, where that was through this gateway.
    pub requested_at: Option<i64>,
    /// From when the id can be restored, where that is known.
    pub restore_from: Option<i64>,
    /// Whether a restore is on its way.
    pub restoring: bool,
    /// As of when this is known.
    pub known_at: i64,
}
