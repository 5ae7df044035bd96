//! What people type when they look for something in the command palette.

use nexconn_api::admin::JobAction;

/// Words beyond a name, parted by blanks, that lead to it.
#[derive(Debug)]
pub struct SoughtTexts {
    pub overview: &'static str,
    pub users: &'static str,
    pub bans: &'static str,
    pub deleted: &'static str,
    pub talk: &'static str,
    pub blocklists: &'static str,
    pub profiles: &'static str,
    pub friends: &'static str,
    pub tags: &'static str,
    pub jobs: &'static str,
    pub audit: &'static str,
    pub explorer: &'static str,
    pub try_as_user: &'static str,
    pub app: &'static str,
    pub test_users: &'static str,
    pub register: &'static str,
    pub import: &'static str,
    pub paste: &'static str,
    /// The question that each user's page answers, where it does, and words for it.
    pub connect_title: &'static str,
    pub connect_note: &'static str,
    pub connect: &'static str,
    /// Each action for many users: what it is called without a user in mind, and words for it.
    pub for_many: [(JobAction, &'static str, &'static str); 18],
    pub for_many_note: &'static str,
}
