//! What a job about bans says, compared with the list of bans.

use nexconn_api::admin::{ItemNote, JobAction, StandingBanEnd};
use nexconn_api::nexconn::BAN_MINUTES;
use sqlx::SqliteConnection;

use super::{refuse, told_wrong};
use crate::Error;
use crate::bans::{self, standing};
use crate::calls::Subject;
use crate::gateway::Shared;
use crate::jobs::batch::Work;
use crate::jobs::evidence::{BANS, changed_since};

const MINUTE_MILLIS: i64 = 60_000;
/// Clocks may differ so far: a ban that is about to end may have ended for Nexconn.
const CLOCKS_DIFFER_MILLIS: i64 = 30_000;

/// A user who was banned, or whose ban was lifted, as Nexconn said.
#[derive(Debug, sqlx::FromRow)]
struct Done {
    idx: i64,
    user_id: String,
    audit_id: i64,
    /// When the intent of the call was written down.
    at: i64,
}

impl Work {
    /// Length of its bans; none where it lifts them.
    fn ban_minutes(&self) -> Option<i64> {
        match self.action {
            JobAction::Ban => Some(self.minutes.unwrap_or(BAN_MINUTES)),
            JobAction::Standing => Some(BAN_MINUTES),
            _ => None,
        }
    }
}

/// Compares with the list of bans, which has been read since the job's last call: whoever is not as Nexconn said
/// counts as refused, unless somebody changed the user meanwhile, or the ban may have ended.
pub(in crate::jobs) async fn check(
    transaction: &mut SqliteConnection,
    shared: &Shared,
    work: &Work,
    began: i64,
    now: i64,
) -> Result<(), Error> {
    let done: Vec<Done> = sqlx::query_as(
        "SELECT i.idx, i.user_id, i.audit_id, a.at
         FROM job_items i JOIN audit a ON a.id = i.audit_id
         WHERE i.job_id = $1 AND i.state = 'done' AND a.at <= $2 ORDER BY i.idx",
    )
    .bind(work.job)
    .bind(began)
    .fetch_all(&mut *transaction)
    .await?;
    let banned = bans::all(transaction, &work.app, now).await?;
    let minutes = work.ban_minutes();
    let note = if minutes.is_some() { ItemNote::NotInBanList } else { ItemNote::StillInBanList };
    let mut wrong = 0;
    for user in done {
        let as_said = banned.contains_key(&user.user_id) == minutes.is_some();
        let may_have_ended = minutes
            .is_some_and(|minutes| now + CLOCKS_DIFFER_MILLIS >= user.at + minutes * MINUTE_MILLIS);
        let subject = Subject { user_id: &user.user_id, target: None };
        if as_said
            || may_have_ended
            || changed_since(transaction, work, subject, user.audit_id, &BANS).await?
        {
            continue;
        }
        refuse(transaction, work, (user.idx, user.audit_id, subject), note, now).await?;
        wrong += 1;
        if work.action == JobAction::Standing {
            let (users, why) = ([user.user_id.as_str()], StandingBanEnd::LiftedElsewhere);
            standing::stop(transaction, &work.app, &users, why, now).await?;
        }
    }
    told_wrong(transaction, work, wrong).await?;
    if wrong > 0 {
        shared.bans.wake();
    }
    Ok(())
}
