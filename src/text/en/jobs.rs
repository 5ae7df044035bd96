use nexconn_api::admin::{ItemNote, JobAction, JobState};

use crate::text::{JobTexts, JobsTexts};

pub(super) const JOBS: JobsTexts = JobsTexts {
    title: "Jobs",
    open: |count, number| match count {
        1 => "1 under way".to_owned(),
        _ => format!("{number} under way"),
    },
    new_job: "New job…",
    none_title: "No jobs yet",
    none_detail: "An action for more users than one call takes becomes a job: the gateway sends it in batches within Nexconn’s rate, and goes on when this page is closed.",
    failed: "The jobs could not be read",
    stale: "The jobs could not be read anew; this is how they were.",
    earlier: "Earlier",
    column_job: "Job",
    column_state: "State",
    column_by: "By",
    column_made: "Made",
    column_took: "Took",
    column_done: "Done",
    column_failed: "Failed",
    name: |action, count, users, length| {
        let users = if count == 1 { "1 user".to_owned() } else { format!("{users} users") };
        match (action, length) {
            (JobAction::Register, _) => format!("Register {users}"),
            (JobAction::Ban, Some(length)) => format!("Ban {users} for {length}"),
            (JobAction::Ban, None) => format!("Ban {users}"),
            (JobAction::Standing, _) => format!("Ban {users} until lifted"),
            (JobAction::Unban, _) => format!("Unban {users}"),
            (JobAction::Expire, _) => format!("Expire access tokens of {users}"),
            (JobAction::Kick, _) => format!("Kick {users}"),
            (JobAction::Status, _) => {
                format!("Ask whether {users} {} online", if count == 1 { "is" } else { "are" })
            }
            (JobAction::Delete, _) => format!("Soft-delete {users}"),
            (JobAction::Restore, _) => format!("Restore {users}"),
            (JobAction::Block, _) => format!("Block {users}"),
            (JobAction::Unblock, _) => format!("Unblock {users}"),
            (JobAction::SetTags, _) => format!("Set the tags of {users}"),
            (JobAction::Mute, _) => format!("Mute {users}"),
            (JobAction::Unmute, _) => format!("Unmute {users}"),
            (JobAction::SetProfile, _) => format!("Set the profiles of {users}"),
            (JobAction::ClearProfiles, _) => format!("Clear the profiles of {users}"),
            (JobAction::AddFriends, _) => format!("Add {users} as friends"),
            (JobAction::RemoveFriends, _) => format!("Remove {users} as friends"),
            (JobAction::ClearFriends, _) => format!("Remove all friends of {users}"),
            (JobAction::SetFriendPermission, _) => format!("Set who may add {users}"),
            (JobAction::Fill, _) => "Fill the directory".to_owned(),
            (JobAction::Undo, _) => format!("Undo for {users}"),
        }
    },
    state: |state| match state {
        JobState::Queued => "Waiting to begin",
        JobState::Running => "Running",
        JobState::Paused => "Paused",
        JobState::Done => "Done",
        JobState::Cancelled => "Stopped",
    },
    newest: "Newest",
    older: "Older",
    range: |count| match count {
        1 => "1 job".to_owned(),
        _ => format!("{count} jobs"),
    },
};

pub(super) const JOB: JobTexts = JobTexts {
    back: "Back to jobs",
    failed: "The job could not be read",
    reading: "Reading the job",
    missing_title: |job| format!("There is no job {job}"),
    missing_detail: "It may belong to another app.",
    number: |job| format!("Job {job}"),
    of_total: |settled, total| format!("{settled} of {total}"),
    left: |at| format!("left, ends {at}"),
    per_second: |users| format!("{users} / s"),
    speed: "users a second",
    took: "took",
    done: |action| match action {
        JobAction::Register => "registered",
        JobAction::Ban | JobAction::Standing => "banned",
        JobAction::Unban => "unbanned",
        JobAction::Expire => "expired",
        JobAction::Kick => "kicked",
        JobAction::Status => "answered",
        JobAction::Delete | JobAction::Restore => "accepted",
        JobAction::Block => "blocked",
        JobAction::Unblock => "unblocked",
        JobAction::SetTags => "tags set",
        JobAction::Mute => "muted",
        JobAction::Unmute => "unmuted",
        JobAction::SetProfile | JobAction::SetFriendPermission => "set",
        JobAction::ClearProfiles => "cleared",
        JobAction::AddFriends => "added",
        JobAction::RemoveFriends | JobAction::ClearFriends => "removed",
        JobAction::Fill => "found",
        JobAction::Undo => "undone",
    },
    refused: "refused",
    unknown: "not known",
    waiting: "to come",
    not_sent: "not sent",
    pause: "Pause",
    pausing: "Pausing",
    resume: "Go on",
    resuming: "Going on",
    stop: "Stop…",
    stop_title: "Stop this job?",
    stop_detail: |count, rest| match count {
        0 => "Every user has been sent already.".to_owned(),
        1 => "1 user who was not sent stays as they are. It cannot be gone on with.".to_owned(),
        _ => format!("{rest} users who were not sent stay as they are. It cannot be gone on with."),
    },
    stop_fill: "Nexconn’s lists are walked no further. Users found so far stay in the directory.",
    stop_undo: "What was done stays done.",
    stop_now: "Stop the job",
    stopping: "Stopping",
    go_on: "Let it go on",
    retry: |count, number| match count {
        1 => "Try 1 again".to_owned(),
        _ => format!("Try {number} again"),
    },
    retrying: "Trying again",
    undo: "Undo…",
    undo_title: "Undo this job?",
    undo_detail: |action| match action {
        JobAction::Unban => "The bans that were lifted are set again for what is left of them.",
        JobAction::Ban | JobAction::Standing => {
            "The bans are lifted; where there was one before, its end is set again."
        }
        JobAction::Block => "Those who were not blocked before are taken off the blocklists.",
        JobAction::Unblock => "Those who were blocked before are put on the blocklists again.",
        JobAction::Mute => "Those who were not muted before are unmuted.",
        JobAction::Unmute => "Those who were muted before are muted again.",
        _ => "What was there before is set again, as it was read when the job was done.",
    },
    undo_left_alone: "Users who were changed since are left alone.",
    undo_until: |until| format!("It can be undone until {until}."),
    undo_now: "Undo the job",
    undoing: "Undoing",
    not_steered: "The job was not changed.",
    undone_by: |job| format!("Undone by job {job}"),
    undoes: |job| format!("Undoes job {job}"),
    facts: "About this job",
    expires: "Tokens from before",
    values: "What is set",
    values_not_kept: "Kept until it is set, then no longer: it may be personal",
    by: "By",
    made: "Made",
    begun: "Begun",
    finished: "Finished",
    reason: "Reason",
    case: "Case number",
    outcomes: "Outcomes",
    outcome: "Outcome",
    users: "Users",
    code: "Code",
    next_step: "Next step",
    show: "Show",
    show_of: |outcome| format!("Show users: {outcome}"),
    online: "Online",
    offline: "Offline",
    waiting_detail: "Not sent yet.",
    not_sent_detail: "The job was stopped before their turn. Nothing was changed for them.",
    sent: ("On the way", "Sent, no answer yet."),
    unknown_pair: |action| match action {
        JobAction::Expire | JobAction::ClearFriends | JobAction::RemoveFriends => {
            ("No answer", "It may have taken effect. Trying again does no harm.")
        }
        JobAction::Status => ("No answer", "Nothing is known. Trying again does no harm."),
        _ => (
            "No answer",
            "It may have taken effect, and reading back could not tell. Look before you try again.",
        ),
    },
    refused_http: |http| format!("Refused with HTTP {http}"),
    note: |note| match note {
        ItemNote::ReadBack => ("Done, found by reading back", "The answer was lost."),
        ItemNote::NotInBanList => (
            "Not in the list of bans",
            "Nexconn answered that it was done, but its list does not have them: the ids are probably not registered. Check them, or register them first.",
        ),
        ItemNote::StillInBanList => (
            "Still banned",
            "Nexconn answered that it was done, but its list still has them. Try again.",
        ),
        ItemNote::ReadOtherwise => (
            "Read otherwise afterwards",
            "Nexconn answered that it was done, but what it says of them is otherwise: the ids are probably not registered, or the app changed them since. Check them, or try again.",
        ),
        ItemNote::TokenLost => (
            "Registered, token lost",
            "The answer with the access token was lost. Issue another one on the user’s page.",
        ),
        ItemNote::BannedAlready => (
            "Banned already",
            "Tokens expired; left out of the one-minute ban, which would replace the longer one.",
        ),
        ItemNote::NothingToUndo => {
            ("Nothing to undo", "It has ended or was changed since, and was left alone.")
        }
        ItemNote::Confirmed => ("Confirmed", "Nexconn told by webhook that it is done."),
        ItemNote::KnownBefore => ("Known before", "The directory had this user already."),
        ItemNote::FriendsAlready => ("Friends already", "Nothing had to be changed."),
        ItemNote::WaitsForConsent => {
            ("Waits for consent", "The other side is asked. A request ends after seven days.")
        }
    },
    items: "Users",
    all_items: "All users",
    only: "Outcome",
    show_all: "Show all users",
    no_items: "No user of this job is in this state now.",
    column_user: "User",
    column_when: "When",
    items_failed: "The users could not be read",
    results: "Results as CSV",
    results_hint: "One line a user, for a sheet or a script",
    use_again: "Use these users…",
    collecting: "Collecting",
    tokens: "Access tokens",
    tokens_wait: |count, number, until| {
        let tokens =
            if count == 1 { "1 token waits".to_owned() } else { format!("{number} tokens wait") };
        format!(
            "{tokens} for the one download, encrypted. What is not downloaded is deleted at {until}."
        )
    },
    tokens_take: "Download tokens…",
    tokens_title: "Download access tokens",
    tokens_once: "They can be downloaded once. The gateway deletes them as it hands them out.",
    tokens_safe: "Each token lets its holder connect as that user. Keep the file safe, and delete it when your app has the tokens.",
    tokens_submit: |count, number| match count {
        1 => "Download 1 token".to_owned(),
        _ => format!("Download {number} tokens"),
    },
    tokens_taking: "Downloading",
    tokens_failed: "The tokens were not downloaded.",
    tokens_taken: "The gateway has deleted the tokens.",
    tokens_here: |file| format!("They are in {file} and, until you leave, in this page."),
    tokens_save_again: "Save the file again",
    tokens_leave_title: "Leave the tokens?",
    tokens_leave_detail: "If the file was not saved, they are gone. Further tokens can be issued at any time.",
};
