//! The last step of a job: Nexconn answers a call with many users with success even where some of them are unknown, so
//! what it says of them is read once more and compared.

pub(super) mod bans;
mod relations;

use nexconn_api::admin::{ItemNote, ItemState, JobAction};
use sqlx::SqliteConnection;

use super::batch::Work;
use super::settle::count;
use crate::calls::Subject;
use crate::{Error, audit, undo};

/// What a job's outcomes are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// The list of bans.
    Bans,
    /// What the endpoint that reads says of each user or pair.
    Relations,
    /// Nothing more is known than what was answered.
    Nothing,
}

impl Work {
    /// What its outcomes are compared with. A reading costs about as many calls as the job, since it is in batches too.
    pub(super) const fn look(&self) -> Look {
        match self.action {
            JobAction::Ban | JobAction::Standing | JobAction::Unban => Look::Bans,
            JobAction::Block
            | JobAction::Unblock
            | JobAction::SetTags
            | JobAction::Mute
            | JobAction::Unmute
            | JobAction::ClearProfiles
            | JobAction::RemoveFriends
            | JobAction::SetFriendPermission => Look::Relations,
            // Their calls are about one user or pair, and so are the answers.
            JobAction::Register
            | JobAction::SetProfile
            | JobAction::AddFriends
            | JobAction::ClearFriends
            | JobAction::Status
            | JobAction::Fill
            // Nexconn does not tell which tokens are valid.
            | JobAction::Expire
            | JobAction::Kick
            // Webhooks tell how each user came out.
            | JobAction::Delete
            | JobAction::Restore
            // What is taken back was read before.
            | JobAction::Undo => Look::Nothing,
        }
    }

    /// Whether what was to be set for a user is compared at the end, so that it is kept until then.
    pub(super) const fn compares_values(&self) -> bool {
        matches!(self.action, JobAction::SetTags)
    }
}

/// Tells one as refused who was done: the position, the entry in the audit log and the user or pair.
async fn refuse(
    transaction: &mut SqliteConnection,
    work: &Work,
    (idx, entry, subject): (i64, i64, Subject<'_>),
    note: ItemNote,
    now: i64,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE job_items SET state = 'refused', note = $1, changed_at = $2
         WHERE job_id = $3 AND idx = $4",
    )
    .bind(note.name())
    .bind(now)
    .bind(work.job)
    .bind(idx)
    .execute(&mut *transaction)
    .await?;
    audit::refuse_later(transaction, entry, (1, work.action.is_of_pairs()), None).await?;
    undo::drop_subject(transaction, entry, subject).await
}

/// Keeps the job's counts in step with those who were refused.
async fn told_wrong(
    transaction: &mut SqliteConnection,
    work: &Work,
    wrong: i64,
) -> Result<(), Error> {
    if wrong > 0 {
        tracing::info!(job = work.job, wrong, "users are not as Nexconn said");
    }
    count(transaction, work.job, ItemState::Done, ItemState::Refused, wrong).await
}
