//! What the log calls things.

use nexconn_api::Endpoint;
use nexconn_api::admin::{
    AuditEntry, AuditOutcome, CancelJob, CreateJob, DeclareApp, EraseCopies, FillDirectory,
    PauseJob, RefreshAppSecret, ResumeJob, RetryJob, SetHookSettings, StartStandingBans,
    StopStandingBans, TakeJobTokens, UndoJob, UndoState,
};
use nexconn_api::local::{DeleteTestUsers, SetChatSettings, SetTokenValidity, SetWebhook};
use nexconn_api::nexconn::{
    AddFriend, AddUserBlocklist, BanUsers, BatchSetUserTags, DeleteUserProfiles,
    ExpireAccessTokens, IssueAccessToken, RemoveAllFriends, RemoveFriends, RemoveUserBlocklist,
    RestoreUsers, SetChannelTypeMute, SetFriendPermission, SetFriendProfile, SetUserProfile,
    SoftDeleteUsers, UnbanUsers, UpdateUser,
};
use nexconn_api::streams::{
    ExportBans, ExportBlocklist, ExportDeletedUsers, ExportFriends, ExportMutedUsers,
    ExportProfiles, ExportUsers,
};

use crate::components::OutcomeKind;
use crate::text::{ActionTexts, Texts};

const MINUTE: i64 = 60_000;
/// What the gateway does by itself stands under this name.
pub(crate) const GATEWAY: &str = "gateway";

/// Picks a name.
pub type Name = fn(&ActionTexts) -> &'static str;

/// The changes that a log can hold: path and name.
pub const ACTIONS: &[(&str, Name)] = &[
    (BanUsers::SPEC.path, |words| words.ban),
    (UnbanUsers::SPEC.path, |words| words.unban),
    (StartStandingBans::SPEC.path, |words| words.start_standing),
    (StopStandingBans::SPEC.path, |words| words.stop_standing),
    (SetChannelTypeMute::SPEC.path, |words| words.set_mute),
    (AddUserBlocklist::SPEC.path, |words| words.block),
    (RemoveUserBlocklist::SPEC.path, |words| words.unblock),
    (BatchSetUserTags::SPEC.path, |words| words.set_tags),
    (IssueAccessToken::SPEC.path, |words| words.issue),
    (ExpireAccessTokens::SPEC.path, |words| words.expire),
    (UpdateUser::SPEC.path, |words| words.update),
    (SoftDeleteUsers::SPEC.path, |words| words.delete),
    (RestoreUsers::SPEC.path, |words| words.restore),
    (EraseCopies::SPEC.path, |words| words.erase),
    (SetUserProfile::SPEC.path, |words| words.set_profile),
    (DeleteUserProfiles::SPEC.path, |words| words.delete_profiles),
    (AddFriend::SPEC.path, |words| words.add_friend),
    (SetFriendProfile::SPEC.path, |words| words.set_friend_profile),
    (SetFriendPermission::SPEC.path, |words| words.set_friend_permission),
    (RemoveFriends::SPEC.path, |words| words.remove_friends),
    (RemoveAllFriends::SPEC.path, |words| words.remove_all_friends),
    (CreateJob::SPEC.path, |words| words.create_job),
    (PauseJob::SPEC.path, |words| words.pause_job),
    (ResumeJob::SPEC.path, |words| words.resume_job),
    (CancelJob::SPEC.path, |words| words.cancel_job),
    (RetryJob::SPEC.path, |words| words.retry_job),
    (UndoJob::SPEC.path, |words| words.undo_job),
    (TakeJobTokens::SPEC.path, |words| words.take_tokens),
    (SetHookSettings::SPEC.path, |words| words.set_hook_settings),
    (DeleteTestUsers::SPEC.path, |words| words.delete_test_users),
    (SetTokenValidity::SPEC.path, |words| words.set_token_validity),
    (SetChatSettings::SPEC.path, |words| words.set_chat_settings),
    (SetWebhook::SPEC.path, |words| words.set_webhook),
    (RefreshAppSecret::SPEC.path, |words| words.refresh_secret),
    (DeclareApp::SPEC.path, |words| words.declare_app),
    (FillDirectory::SPEC.path, |words| words.fill_directory),
    (ExportUsers::SPEC.path, |words| words.export_users),
    (ExportBans::SPEC.path, |words| words.export_bans),
    (ExportDeletedUsers::SPEC.path, |words| words.export_deleted_users),
    (ExportProfiles::SPEC.path, |words| words.export_profiles),
    (ExportFriends::SPEC.path, |words| words.export_friends),
    (ExportBlocklist::SPEC.path, |words| words.export_blocklist),
    (ExportMutedUsers::SPEC.path, |words| words.export_muted_users),
];

/// Name of the changes at that path; the path itself where this console does not know it.
pub(crate) fn name_of(text: Texts, action: &str) -> String {
    let name = ACTIONS.iter().find(|(path, _)| *path == action);
    name.map_or(action, |(_, name)| name(&text.now().actions)).to_owned()
}

/// What an entry did, such as "Ban for 1 d".
pub(crate) fn what(text: Texts, entry: &AuditEntry) -> String {
    let words = &text.now().actions;
    let number = |field: &str| entry.details.get(field).and_then(serde_json::Value::as_i64);
    let done = match number("durationMinutes") {
        _ if entry.action == SetChannelTypeMute::SPEC.path => match number("muteState") {
            Some(0) => words.unmute.to_owned(),
            _ => words.mute.to_owned(),
        },
        _ if entry.action != BanUsers::SPEC.path => name_of(text, &entry.action),
        _ if is_by_gateway(entry) => words.renew_standing.to_owned(),
        Some(minutes) => (words.ban_for)(&text.language().span(minutes * MINUTE)),
        None => words.ban.to_owned(),
    };
    if entry.undoes.is_some() { (words.undo_of)(&done) } else { done }
}

/// Whether the gateway did it by itself.
pub(crate) fn is_by_gateway(entry: &AuditEntry) -> bool {
    entry.admin == GATEWAY
}

/// How an entry ended, as its mark says it.
pub(crate) fn outcome_kind(entry: &AuditEntry) -> OutcomeKind {
    match (entry.outcome, entry.undo) {
        (AuditOutcome::Done, _) if entry.later.is_some_and(|later| later.waiting > 0) => {
            OutcomeKind::Pending
        }
        (AuditOutcome::Done, Some(UndoState::Done { .. })) => OutcomeKind::Undone,
        (AuditOutcome::Done, _) => OutcomeKind::Done,
        (AuditOutcome::Refused, _) => OutcomeKind::Refused,
        (AuditOutcome::Unknown, _) => OutcomeKind::Unknown,
        (AuditOutcome::Pending, _) => OutcomeKind::Pending,
    }
}

/// The same in words, with what was learnt of its users after the answer.
pub(crate) fn outcome_said(text: Texts, entry: &AuditEntry) -> String {
    let words = &text.now().audit;
    match entry.later {
        Some(later) if later.refused > 0 => {
            (words.done_but)(&text.language().number(later.refused))
        }
        Some(_) => words.accepted.to_owned(),
        None => outcome_word(text, outcome_kind(entry)).to_owned(),
    }
}

/// The same in words, for all of a kind.
pub(crate) fn outcome_word(text: Texts, kind: OutcomeKind) -> &'static str {
    let words = &text.now().audit;
    match kind {
        OutcomeKind::Pending => words.pending,
        OutcomeKind::Done => words.done,
        OutcomeKind::Undone => words.undone,
        OutcomeKind::Refused => words.refused,
        OutcomeKind::Unknown => words.unknown,
    }
}

/// What taking back an entry that can be taken back does, in a sentence.
pub(crate) fn undo_effect(text: Texts, entry: &AuditEntry) -> &'static str {
    let words = &text.now().audit;
    match entry.action.as_str() {
        path if path == BanUsers::SPEC.path => words.undo_ban,
        path if path == UnbanUsers::SPEC.path => words.undo_unban,
        path if path == StartStandingBans::SPEC.path => words.undo_standing,
        _ => words.undo_update,
    }
}

/// Why an entry cannot be taken back, in a sentence.
pub(crate) fn no_undo(text: Texts, entry: &AuditEntry) -> &'static str {
    let words = &text.now().audit;
    match entry.action.as_str() {
        path if path == ExpireAccessTokens::SPEC.path => words.undo_none_expire,
        path if path == IssueAccessToken::SPEC.path => words.undo_none_issue,
        path if path == SoftDeleteUsers::SPEC.path => words.undo_none_delete,
        path if path == RestoreUsers::SPEC.path => words.undo_none_restore,
        path if path == BanUsers::SPEC.path
            || path == UnbanUsers::SPEC.path
            || path == UpdateUser::SPEC.path
            || path == StartStandingBans::SPEC.path =>
        {
            words.undo_gone
        }
        _ => words.undo_none,
    }
}
