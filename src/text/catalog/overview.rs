//! The app at a glance.

/// The page.
#[derive(Debug)]
pub struct OverviewTexts {
    pub title: &'static str,
    pub as_of: fn(time: &str) -> String,
    pub refresh: &'static str,
    pub reading: &'static str,
    pub failed: &'static str,
    pub stale: &'static str,
    pub counts: &'static str,
    pub registered: &'static str,
    pub online: &'static str,
    pub banned: &'static str,
    pub deleted: &'static str,
    /// One value of a course: when it was so, and how much.
    pub point: fn(at: &str, value: &str) -> String,
    pub course: fn(first: &str, last: &str, least: &str, most: &str) -> String,
    pub no_course: &'static str,
    pub change: fn(change: &str) -> String,
    pub no_change: &'static str,
    pub known_here: &'static str,
    pub not_known: &'static str,
    pub of_all: fn(ending: &str, banned: &str) -> String,
    pub ending: &'static str,
    pub all_bans: &'static str,
    pub none_ending: &'static str,
    pub latest: &'static str,
    pub open_audit: &'static str,
    pub nothing_happened: &'static str,
    pub first_title: fn(app: &str) -> String,
    pub first_detail: &'static str,
    pub first_detail_cloud: &'static str,
    pub first_register: &'static str,
    pub first_fill: &'static str,
}
