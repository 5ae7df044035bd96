use crate::text::{QuotaTexts, TestUsersTexts};

pub(super) const QUOTA: QuotaTexts = QuotaTexts {
    title: "Registered users",
    used: |used, limit| format!("{used} of {limit} registered users"),
    known: |used, limit| {
        format!("At least {used} of {limit} registered users, as far as known here")
    },
    used_of: |used, limit| format!("{used} of {limit}"),
    known_of: |used, limit| format!("at least {used} of {limit}"),
    left: |left| format!("{left} left, then code 2007"),
    none_left: "None left: new ids are refused with code 2007",
    notice: |notice| format!("{notice} notice"),
    short_title: |left| match left {
        "1" => "One more user can be registered.".to_owned(),
        _ => format!("{left} more users can be registered."),
    },
    short_detail: "The development environment allows 100 registered users; after that Nexconn answers code 2007. Delete test users to free places, or move to production. Soft-deleted users keep their place.",
    full_title: "No further user can be registered.",
    full_detail: "The development environment allows 100 registered users, so Nexconn refuses new ids with code 2007. Delete test users to free places, or move to production. Registered users still get further tokens.",
    too_many_title: |users, left| match left {
        "0" => "The list is too long: no place is left.".to_owned(),
        "1" => format!("The list is too long: {users} new users, 1 place left."),
        _ => format!("The list is too long: {users} new users, {left} places left."),
    },
    too_many_detail: "The rest would be refused with code 2007. Leave rows out, or delete test users first.",
    cloud_detail: "Nexconn tells no exact number; there may be more than are known here. Test users are deleted in Nexconn’s Console.",
    to_test_users: "Test users",
};

pub(super) const TEST_USERS: TestUsersTexts = TestUsersTexts {
    title: "Test users",
    back: "Back to the app",
    note: "Registered users of the development environment, the newest first. Each takes a place of the quota.",
    failed: "The test users could not be read",
    column_registered: "Registered",
    column_status: "Status",
    soft_deleted: "Soft-deleted",
    delete_user: |name| format!("Delete {name}…"),
    delete_selected: "Delete selected…",
    select: |name| format!("Select {name}"),
    selected: |count| format!("{count} selected"),
    range: |first, last| format!("{first}–{last}"),
    none_title: |app| format!("Nobody is registered in {app}"),
    none_detail: "Every user who is registered in the development environment appears here, against its limit of 100.",
    dialog_title: |whom| format!("Delete {whom}"),
    submit: |count| {
        count.map_or_else(|| "Delete test user".to_owned(), |count| format!("Delete {count}"))
    },
    submitting: "Deleting",
    delete_failed: "Nobody was deleted.",
    unanswered: "It may have been done. Sending it again is safe: who is gone already is left out.",
    effect_gone: "Removed for good: registration, name, avatar, tokens, bans. Nothing of it can be restored.",
    effect_cut: "Live connections end at once.",
    effect_place: "Each frees a place of the quota. A soft delete frees none.",
    effect_again: "The ids can be registered anew at once, as new users.",
    effect_final: "This cannot be undone.",
    done: |whom| format!("{whom} deleted."),
    production_title: "Test users are deleted in development only",
    production_detail: "Production on Starter or Pro has no limit on registered users, so no place needs to be freed. To take a user out of service and erase what is stored, soft-delete the user.",
    cloud_title: "Test users of this app are deleted in Nexconn’s Console",
    cloud_detail: "Nexconn has no API for it. Open the app’s development environment in Nexconn’s Console and delete registered users there; that frees their places. A soft delete frees none.",
    to_users: "Users",
    to_app: "App",
};
