use nexconn_api::admin::{Job, JobAction};

use crate::components::IconName;
use crate::text::Texts;

const MINUTE: i64 = 60_000;

/// What a job does, such as "Ban 1,240 users for 7 d".
pub(crate) fn job_name(text: Texts, job: &Job) -> String {
    let language = text.language();
    let count = job.counts.total();
    let length = job.duration_minutes.map(|minutes| language.span(minutes * MINUTE));
    (text.now().jobs.name)(job.action, count, &language.number(count), length.as_deref())
}

/// What stands for an action.
pub(crate) const fn job_icon(action: JobAction) -> IconName {
    match action {
        JobAction::Ban | JobAction::Standing => IconName::Ban,
        JobAction::Block => IconName::Block,
        JobAction::Mute => IconName::Mute,
        JobAction::Unban
        | JobAction::Restore
        | JobAction::Undo
        | JobAction::Unblock
        | JobAction::Unmute => IconName::Undo,
        JobAction::Delete | JobAction::ClearProfiles | JobAction::ClearFriends => IconName::Trash,
        JobAction::Kick => IconName::Unplug,
        JobAction::Expire => IconName::KeyOff,
        JobAction::Status => IconName::Pulse,
        JobAction::Register | JobAction::AddFriends => IconName::UserPlus,
        JobAction::Fill | JobAction::SetFriendPermission => IconName::Users,
        JobAction::SetTags => IconName::Tag,
        JobAction::SetProfile => IconName::Profile,
        JobAction::RemoveFriends => IconName::X,
    }
}
