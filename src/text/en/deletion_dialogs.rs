use crate::text::DeletionDialogTexts;

pub(super) const DELETION_DIALOGS: DeletionDialogTexts = DeletionDialogTexts {
    case_hint: "It is kept after the deletion, to find the ticket again. Put no name in it.",
    reason_hint: "Erased too once the deletion is confirmed, from every entry about this user.",
    untold: "Not documented",
    axis: "When the id may be restored",
    axis_begin: "request, can’t be restored",
    axis_end: "can be restored",

    delete_title: |who| format!("Soft-delete {who}"),
    delete: |count, number| match count {
        1 => "Soft-delete 1 user".to_owned(),
        _ => format!("Soft-delete {number} users"),
    },
    deleting: "Deleting",
    delete_failed: "Nobody was deleted.",
    delete_unanswered: "Nexconn gave no answer; it may have accepted the deletion. Look at the page of deleted users before you send it again.",
    deleted: |who| format!("{who}: soft deletion accepted."),
    guard_one: "to soft-delete this user in production",
    guard_many: "to soft-delete that many users in production",
    erased: "Erased for good",
    erased_things: &[
        "Name and avatar of the registration",
        "Message history, offline messages and their settings",
        "Channel list, its tags, pins, do not disturb",
        "Push devices, push language, push detail",
        "Blocklist of direct channels",
        "In this console: name, notes, reasons, old values for undo",
    ],
    stays: "Stays",
    stays_things: &[
        "The id itself, so that it can be restored",
        "Group and community memberships. Remove them in your app",
        "In the audit log: id, action, times, case number",
    ],
    untold_things: &[
        "Hosted profile, user tags, friendships, mutes, a running ban",
        "Messages in other users’ history",
    ],
    online: |count| match count {
        1 => "1 user is online".to_owned(),
        _ => format!("{count} users are online"),
    },
    cut: "and is cut off on all devices. The app sees code 31029.",
    cut_anyone: "Whoever is connected is cut off at once, on all devices. The app sees code 31029.",
    no_tokens: "No new tokens, no sending, no receiving.",
    confirmed_later: "Nexconn accepts at once and confirms later, by webhook. Until then the page shows “waiting”.",
    restorable_from: |moment| format!("Restore from {moment} on:"),
    restorable: "one hour after the request. The data does not come back.",
    already: |count| match count {
        1 => "1 is deleted already.".to_owned(),
        _ => format!("{count} are deleted already."),
    },
    already_detail: "Leave them out, or the hour until they can be restored may begin anew.",

    restore_title: |who| format!("Restore {who}"),
    restore: |count, number| match count {
        1 => "Restore 1 user".to_owned(),
        _ => format!("Restore {number} users"),
    },
    restore_anyway: "Send it now, to be refused",
    restoring: "Restoring",
    restore_failed: "Nobody was restored.",
    restore_unanswered: "Nexconn gave no answer; it may have accepted the restoration. Whoever is restored leaves the list of deleted users. Sending it again does no harm.",
    restored: |who| format!("{who}: restoration accepted."),
    restored_early: |who| {
        format!(
            "{who}: sent too early. Nexconn accepts it and, by its clock, refuses it afterwards."
        )
    },
    wait_until: |moment| format!("Wait until {moment}"),
    too_early: |who| format!("{who} can’t be restored yet."),
    too_early_some: |count, of| format!("{count} of {of} can’t be restored yet."),
    too_early_detail: |moment, left| {
        format!(
            "It can be restored from {moment} on, in {left}. Sent before that, it is accepted first and then refused, unless Nexconn’s clock is ahead."
        )
    },
    hour_unknown: "When the deletion was asked for is not known here. Within an hour of it Nexconn refuses to restore.",
    comes_back: "Is there again",
    comes_back_things: &[
        "The id: it can be registered and connect again",
        "Group and community memberships, which stayed",
    ],
    gone: "Does not come back",
    gone_things: &[
        "Name and avatar: set them again",
        "Messages, channels, push devices, the blocklist",
        "Here: names, notes and reasons from before",
    ],
    untold_restore: &[
        "Access tokens from before: issue a new one",
        "Hosted profile, user tags, friendships",
    ],
    accepted_first: "Nexconn accepts at once and confirms later, by webhook.",
    token_needed: "Afterwards set the name and issue a token: the id has neither.",
    not_deleted: |count| match count {
        1 => "1 is not known as deleted.".to_owned(),
        _ => format!("{count} are not known as deleted."),
    },
    not_deleted_detail: "For them Nexconn probably changes nothing.",
};
