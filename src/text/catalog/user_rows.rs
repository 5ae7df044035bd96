//! What rows of users say, what can be done with them, and the panel beside them.

/// Rows of users, their selection and their menu.
#[derive(Debug)]
pub struct UserRowTexts {
    pub column_status: &'static str,
    pub column_tokens: &'static str,
    pub online: &'static str,
    pub offline: &'static str,
    pub status_as_of: fn(time: &str) -> String,
    pub status_unknown: &'static str,
    pub statuses_failed: &'static str,
    pub ask_again: &'static str,
    pub tokens_issued: fn(ago: &str) -> String,
    pub tokens_expired: fn(ago: &str) -> String,
    pub tokens_hint: &'static str,
    pub views: &'static str,
    pub view_all: &'static str,
    pub view_banned: &'static str,
    pub view_deleted: &'static str,
    pub empty_banned: &'static str,
    pub empty_deleted: &'static str,
    pub empty_online: &'static str,
    pub empty_offline: &'static str,
    /// Why somebody may be missing from a view of those who are on- or offline.
    pub empty_status_detail: &'static str,
    pub empty_banned_detail: &'static str,
    pub empty_deleted_detail: &'static str,
    /// Nobody in this view matches; others may.
    pub no_match_in_view: &'static str,
    pub show_all: &'static str,
    pub select: fn(name: &str) -> String,
    pub selected: fn(count: &str) -> String,
    pub select_all: fn(total: &str) -> String,
    pub select_first: fn(count: &str) -> String,
    pub selecting: &'static str,
    pub select_failed: &'static str,
    pub menu: fn(name: &str) -> String,
    pub open: &'static str,
    pub peek: &'static str,
    pub change: &'static str,
    pub ban: &'static str,
    pub change_ban: &'static str,
    pub unban: &'static str,
    pub ban_user: fn(name: &str) -> String,
    pub unban_user: fn(name: &str) -> String,
    pub kick: &'static str,
    pub expire: &'static str,
    pub ask_status: &'static str,
    pub ask_failed: &'static str,
    /// So many of so many that were asked for are online.
    pub asked: fn(online: &str, asked: &str) -> String,
}

/// One user at a glance, in the panel beside the list.
#[derive(Debug)]
pub struct PeekTexts {
    pub label: fn(name: &str) -> String,
    pub position: fn(place: &str, total: &str) -> String,
    pub until: &'static str,
    pub reason: &'static str,
    pub by: &'static str,
    pub elsewhere: &'static str,
    pub elsewhere_hint: &'static str,
    pub no_reason: &'static str,
    pub status: &'static str,
    pub last_call: &'static str,
    pub latest: &'static str,
    pub no_latest: &'static str,
    pub failed: &'static str,
}
