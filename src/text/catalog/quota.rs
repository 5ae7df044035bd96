//! The quota of a development app, and the test users that use it up.

/// Registered users against what the environment allows.
#[derive(Debug)]
pub struct QuotaTexts {
    pub title: &'static str,
    pub used: fn(used: &str, limit: &str) -> String,
    pub known: fn(used: &str, limit: &str) -> String,
    pub used_of: fn(used: &str, limit: &str) -> String,
    pub known_of: fn(used: &str, limit: &str) -> String,
    pub left: fn(left: &str) -> String,
    pub none_left: &'static str,
    pub notice: fn(notice: &str) -> String,
    pub short_title: fn(left: &str) -> String,
    pub short_detail: &'static str,
    pub full_title: &'static str,
    pub full_detail: &'static str,
    pub too_many_title: fn(users: &str, left: &str) -> String,
    pub too_many_detail: &'static str,
    pub cloud_detail: &'static str,
    pub to_test_users: &'static str,
}

/// The page of test users.
#[derive(Debug)]
pub struct TestUsersTexts {
    pub title: &'static str,
    pub back: &'static str,
    pub note: &'static str,
    pub failed: &'static str,
    pub column_registered: &'static str,
    pub column_status: &'static str,
    pub soft_deleted: &'static str,
    pub delete_user: fn(name: &str) -> String,
    pub delete_selected: &'static str,
    pub select: fn(name: &str) -> String,
    pub selected: fn(count: usize) -> String,
    pub range: fn(first: &str, last: &str) -> String,
    pub none_title: fn(app: &str) -> String,
    pub none_detail: &'static str,
    pub dialog_title: fn(whom: &str) -> String,
    pub submit: fn(count: Option<&str>) -> String,
    pub submitting: &'static str,
    pub delete_failed: &'static str,
    pub unanswered: &'static str,
    pub effect_gone: &'static str,
    pub effect_cut: &'static str,
    pub effect_place: &'static str,
    pub effect_again: &'static str,
    pub effect_final: &'static str,
    pub done: fn(whom: &str) -> String,
    pub production_title: &'static str,
    pub production_detail: &'static str,
    pub cloud_title: &'static str,
    pub cloud_detail: &'static str,
    pub to_users: &'static str,
    pub to_app: &'static str,
}
