//! What the product must cover, row by row of Nexconn's user overview, and where each row stands.
//! `COVERAGE.md` is made from this table.

use nexconn_api::{Endpoint, local, nexconn};

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Number in Nexconn's user overview; 0 for what supports every row.
    pub number: u8,
    /// What an admin can do.
    pub what: &'static str,
    /// Paths of the endpoints it stands on.
    pub endpoints: &'static [&'static str],
    /// Where it stands in the console.
    pub state: State,
}

/// Where a row stands.
#[derive(Debug, Clone, Copy)]
pub enum State {
    /// Not there yet. The number of these may only shrink.
    Planned,
    /// There, at a route of the console, proved by a browser test.
    Covered {
        /// Route, as `src/route/` documents it.
        route: &'static str,
        /// Function in `tests/`.
        test: &'static str,
    },
}

const fn covered(route: &'static str, test: &'static str) -> State {
    State::Covered { route, test }
}

const ISSUE: &str = nexconn::IssueAccessToken::SPEC.path;
const EXPIRE: &str = nexconn::ExpireAccessTokens::SPEC.path;
const UPDATE: &str = nexconn::UpdateUser::SPEC.path;
const GET: &str = nexconn::GetUser::SPEC.path;
const BAN: &str = nexconn::BanUsers::SPEC.path;
const UNBAN: &str = nexconn::UnbanUsers::SPEC.path;
const BANNED: &str = nexconn::ListBannedUsers::SPEC.path;
const STATUS: &str = nexconn::GetConnectionStatus::SPEC.path;
const SOFT_DELETE: &str = nexconn::SoftDeleteUsers::SPEC.path;
const SOFT_DELETED: &str = nexconn::ListSoftDeletedUsers::SPEC.path;
const RESTORE: &str = nexconn::RestoreUsers::SPEC.path;
const PROFILE_SET: &str = nexconn::SetUserProfile::SPEC.path;
const PROFILE_DELETE: &str = nexconn::DeleteUserProfiles::SPEC.path;
const PROFILES: &str = nexconn::BatchGetUserProfiles::SPEC.path;
const PROFILE_LIST: &str = nexconn::ListUserProfiles::SPEC.path;
const FRIENDS: &[&str] = &[
    nexconn::AddFriend::SPEC.path,
    nexconn::ListFriends::SPEC.path,
    nexconn::GetFriendRelationships::SPEC.path,
    nexconn::SetFriendProfile::SPEC.path,
    nexconn::SetFriendPermission::SPEC.path,
    nexconn::GetFriendPermission::SPEC.path,
    nexconn::RemoveFriends::SPEC.path,
    nexconn::RemoveAllFriends::SPEC.path,
];
const BLOCK: &str = nexconn::AddUserBlocklist::SPEC.path;
const UNBLOCK: &str = nexconn::RemoveUserBlocklist::SPEC.path;
const BLOCKED: &str = nexconn::GetUserBlocklist::SPEC.path;
const MUTE: &str = nexconn::SetChannelTypeMute::SPEC.path;
const MUTED: &str = nexconn::ListChannelTypeMute::SPEC.path;
const TAG: &str = nexconn::BatchSetUserTags::SPEC.path;
const TAGS: &str = nexconn::BatchGetUserTags::SPEC.path;
const CHAT_SETTINGS: &str = local::SetChatSettings::SPEC.path;
const DELETE_TEST_USERS: &str = local::DeleteTestUsers::SPEC.path;

const USERS: &str = "apps/{app}/users";
const REGISTER: &str = "apps/{app}/users/new";
const BANS: &str = "apps/{app}/bans";
const DELETED: &str = "apps/{app}/deleted";
const PROFILES_PAGE: &str = "apps/{app}/profiles";
const FRIENDS_PAGE: &str = "apps/{app}/friends";
const USER: &str = "apps/{app}/users/{userId}";
const BLOCKLISTS: &str = "apps/{app}/blocklists";
const TAGS_PAGE: &str = "apps/{app}/tags";
const TALK: &str = "apps/{app}/talk";
const TRY: &str = "apps/{app}/try";
const MANY: &str = "apps/{app}/many";
const IMPORT: &str = "apps/{app}/import";
const JOB: &str = "apps/{app}/jobs/{job}";
const TEST_USERS: &str = "apps/{app}/test-users";
const AUDIT: &str = "apps/{app}/audit";

/// Every row.
pub static ROWS: &[Row] = &[
    Row {
        number: 1,
        what: "Register a user: obtain a unique access token for a user id",
        endpoints: &[ISSUE],
        state: covered(REGISTER, "a_new_owner_registers_a_user_and_finds_it_after_a_crash"),
    },
    Row {
        number: 2,
        what: "Delete a registered test user (development only)",
        endpoints: &[DELETE_TEST_USERS],
        state: covered(TEST_USERS, "the_quota_of_a_development_app_is_explained"),
    },
    Row {
        number: 3,
        what: "Invalidate access tokens obtained before a given time",
        endpoints: &[EXPIRE],
        state: covered(USER, "tokens_obtained_before_an_instant_are_expired"),
    },
    Row {
        number: 4,
        what: "Soft delete a user",
        endpoints: &[SOFT_DELETE],
        state: covered(
            USER,
            "a_user_is_deleted_and_the_result_arrives_by_webhook_in_the_open_page",
        ),
    },
    Row {
        number: 5,
        what: "Query soft-deleted users",
        endpoints: &[SOFT_DELETED],
        state: covered(DELETED, "several_users_are_deleted_by_a_job_after_their_number_was_typed"),
    },
    Row {
        number: 6,
        what: "Restore a soft-deleted user id",
        endpoints: &[RESTORE],
        state: covered(
            DELETED,
            "restoring_inside_the_hour_is_refused_and_after_it_the_id_is_registered_anew",
        ),
    },
    Row {
        number: 7,
        what: "Set user info on Nexconn's server (name and avatar for push)",
        endpoints: &[ISSUE, UPDATE],
        state: covered(USER, "name_and_avatar_are_edited"),
    },
    Row {
        number: 8,
        what: "Update user info",
        endpoints: &[UPDATE],
        state: covered(USER, "name_and_avatar_are_edited"),
    },
    Row {
        number: 9,
        what: "Get user info (creation time, name, avatar)",
        endpoints: &[GET],
        state: covered(USER, "an_id_the_directory_does_not_know_is_looked_up"),
    },
    Row {
        number: 10,
        what: "Ban a user for a duration",
        endpoints: &[BAN],
        state: covered(USER, "a_ban_cuts_the_connection_refuses_the_next_and_is_lifted"),
    },
    Row {
        number: 11,
        what: "Unban; query banned users",
        endpoints: &[UNBAN, BANNED],
        state: covered(BANS, "a_ban_cuts_the_connection_refuses_the_next_and_is_lifted"),
    },
    Row {
        number: 12,
        what: "Query connection status",
        endpoints: &[STATUS],
        state: covered(USER, "a_connected_user_is_shown_online_until_the_device_leaves"),
    },
    Row {
        number: 13,
        what: "Add to a user's blocklist",
        endpoints: &[BLOCK],
        state: covered(BLOCKLISTS, "users_are_blocked_found_on_the_list_and_taken_off_again"),
    },
    Row {
        number: 14,
        what: "Remove from the blocklist",
        endpoints: &[UNBLOCK],
        state: covered(USER, "two_users_are_asked_about_and_a_block_is_lifted_beside_the_answer"),
    },
    Row {
        number: 15,
        what: "Check the blocklist",
        endpoints: &[BLOCKED],
        state: covered(BLOCKLISTS, "users_are_blocked_found_on_the_list_and_taken_off_again"),
    },
    Row {
        number: 16,
        what: "Get the blocklist",
        endpoints: &[BLOCKED],
        state: covered(BLOCKLISTS, "users_are_blocked_found_on_the_list_and_taken_off_again"),
    },
    Row {
        number: 17,
        what: "User profiles: write, maintain, import",
        endpoints: &[PROFILE_SET, PROFILE_DELETE, PROFILES, PROFILE_LIST],
        state: covered(PROFILES_PAGE, "a_profile_is_set_compared_and_cleared"),
    },
    Row {
        number: 18,
        what: "Friend relationships: create, maintain, import",
        endpoints: FRIENDS,
        state: covered(FRIENDS_PAGE, "friends_are_added_both_ways_named_and_removed"),
    },
    Row {
        number: 19,
        what: "Direct messages between non-friends",
        endpoints: &[MUTE, MUTED, CHAT_SETTINGS],
        state: covered(
            TALK,
            "where_only_friends_may_write_two_users_are_made_friends_beside_the_answer",
        ),
    },
    Row {
        number: 20,
        what: "Development environment: at most 100 registered users (2007)",
        endpoints: &[ISSUE],
        state: covered(REGISTER, "the_quota_of_a_development_app_is_explained"),
    },
    Row {
        number: 0,
        what: "Tag users",
        endpoints: &[TAG, TAGS],
        state: covered(TAGS_PAGE, "tags_of_two_users_are_replaced_and_taken_back"),
    },
    Row {
        number: 0,
        what: "Mute users in direct channels",
        endpoints: &[MUTE, MUTED],
        state: covered(TAGS_PAGE, "a_user_is_muted_listed_and_unmuted_by_keyboard"),
    },
    Row {
        number: 0,
        what: "Find out whether one user can message another",
        endpoints: &[GET, BANNED, BLOCKED, MUTED, CHAT_SETTINGS],
        state: covered(TALK, "a_mute_and_a_ban_of_the_sender_are_told_and_the_mute_is_lifted"),
    },
    Row {
        number: 0,
        what: "Find a user by part of a name or id",
        endpoints: &[],
        state: covered(USERS, "a_user_is_found_by_part_of_a_name_in_any_script"),
    },
    Row {
        number: 0,
        what: "See who did what to whom, and take it back",
        endpoints: &[],
        state: covered(AUDIT, "bans_lifted_bans_and_names_are_taken_back_from_the_log"),
    },
    Row {
        number: 0,
        what: "Find out why a user cannot connect",
        endpoints: &[GET, BANNED, STATUS],
        state: covered(USER, "a_ban_stops_a_user_until_it_is_lifted_beside_the_answer"),
    },
    Row {
        number: 0,
        what: "Be two users at once and see the codes that an app would see",
        endpoints: &[ISSUE, BAN, MUTE, CHAT_SETTINGS],
        state: covered(TRY, "two_users_write_to_each_other_until_one_blocks"),
    },
    Row {
        number: 0,
        what: "Act on many users from any text in one job",
        endpoints: &[BAN, UNBAN, EXPIRE, STATUS],
        state: covered(MANY, "forty_two_of_forty_five_pasted_lines_are_banned_in_one_job"),
    },
    Row {
        number: 0,
        what: "Tag, mute and block many users in one job each, and take it back",
        endpoints: &[TAG, TAGS, MUTE, MUTED, BLOCK, UNBLOCK, BLOCKED],
        state: covered(MANY, "many_are_tagged_muted_and_blocked_by_a_job_each_and_it_is_undone"),
    },
    Row {
        number: 0,
        what: "Register many users from a table",
        endpoints: &[ISSUE],
        state: covered(IMPORT, "users_are_registered_from_a_table_and_their_tokens_taken_once"),
    },
    Row {
        number: 0,
        what: "Pause, stop, try again and undo a job",
        endpoints: &[],
        state: covered(JOB, "a_job_is_paused_gone_on_with_and_stopped"),
    },
];

/// The most rows that may still be planned.
pub const PLANNED_AT_MOST: usize = 0;

/// The table as Markdown.
pub fn markdown() -> String {
    let mut lines = vec![
        "# Coverage".to_owned(),
        String::new(),
        "What Nexconn's user overview offers, and where the console has it. Made from \
         `crates/e2e/src/coverage.rs`; a test keeps both in step."
            .to_owned(),
        String::new(),
        "| # | what | endpoints | route | browser test |".to_owned(),
        "| --- | --- | --- | --- | --- |".to_owned(),
    ];
    for row in ROWS {
        let number = if row.number == 0 { "–".to_owned() } else { row.number.to_string() };
        let endpoints = if row.endpoints.is_empty() {
            "–".to_owned()
        } else {
            row.endpoints.iter().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ")
        };
        let (route, test) = match row.state {
            State::Planned => ("planned".to_owned(), "–".to_owned()),
            State::Covered { route, test } => (format!("`{route}`"), format!("`{test}`")),
        };
        lines.push(format!("| {number} | {} | {endpoints} | {route} | {test} |", row.what));
    }
    lines.join("\n") + "\n"
}
