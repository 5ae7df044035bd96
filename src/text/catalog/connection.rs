//! How an app’s service answers.

/// Its servers and the clocks, on every page that shows them.
#[derive(Debug)]
pub struct ConnectionTexts {
    pub title: &'static str,
    pub more: &'static str,
    pub test_now: &'static str,
    pub testing: &'static str,
    pub primary: &'static str,
    pub backup: &'static str,
    pub service: &'static str,
    pub backup_service: &'static str,
    pub backup_used: &'static str,
    pub answers: fn(ms: &str) -> String,
    pub not_asked: &'static str,
    pub unreachable: &'static str,
    pub lost: &'static str,
    pub refused: fn(http: u16, code: i32, meaning: &str) -> String,
    pub course: fn(count: &str) -> String,
    pub clock: &'static str,
    pub clock_difference: &'static str,
    pub clock_explained: &'static str,
    pub clock_same: &'static str,
    pub clock_ahead: fn(seconds: &str) -> String,
    pub clock_behind: fn(seconds: &str) -> String,
    pub clock_unknown: &'static str,
    pub clock_wrong: &'static str,
}
