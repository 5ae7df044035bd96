//! What every page shares, and the pages outside an app.

use super::Pair;

/// The product.
#[derive(Debug)]
pub struct AppTexts {
    pub name: &'static str,
    /// The part behind sign-in did not arrive.
    pub not_loaded: Pair,
}

/// Words built into components.
#[derive(Debug)]
pub struct WordTexts {
    pub copy: &'static str,
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub copy_details: &'static str,
    pub close: &'static str,
    pub optional: &'static str,
    pub show_password: &'static str,
    pub clear_search: &'static str,
    pub navigation: &'static str,
    pub skip_to_content: &'static str,
    pub previous_page: &'static str,
    pub next_page: &'static str,
    pub rows_per_page: &'static str,
    pub refresh: &'static str,
    pub select_page: &'static str,
    pub clear_selection: &'static str,
    pub previous_row: &'static str,
    pub next_row: &'static str,
    pub loading: &'static str,
}

/// What is left when the program fails.
#[derive(Debug)]
pub struct CrashTexts {
    pub title: &'static str,
    pub detail: &'static str,
    pub reload: &'static str,
}

/// Every form.
#[derive(Debug)]
pub struct FormTexts {
    pub counter: fn(used: usize, most: usize) -> String,
    pub wrong_fields: fn(count: usize) -> String,
    pub cancel: &'static str,
    pub as_curl: &'static str,
    pub copy_curl: &'static str,
    pub what_will_happen: &'static str,
    pub check_now: &'static str,
    pub nothing_changed: &'static str,
    pub unknown_title: &'static str,
    pub unknown_detail: &'static str,
    pub done_before_title: &'static str,
    pub done_before_detail: &'static str,
    pub no_answer_title: &'static str,
    pub no_answer_detail: &'static str,
    pub fact_code: &'static str,
    pub fact_http: &'static str,
    pub fact_request: &'static str,
    pub fact_time: &'static str,
    pub reason: &'static str,
    pub reason_hint: &'static str,
}

/// Relative times.
#[derive(Debug)]
pub struct TimeTexts {
    pub now: &'static str,
    pub minutes_ago: fn(i64) -> String,
    pub hours_ago: fn(i64) -> String,
    pub days_ago: fn(i64) -> String,
}

/// Sign-in.
#[derive(Debug)]
pub struct SignInTexts {
    pub title: &'static str,
    pub subtitle: fn(host: &str) -> String,
    pub email: &'static str,
    pub password: &'static str,
    pub submit: &'static str,
    pub submitting: &'static str,
    pub failed: &'static str,
    pub wrong: &'static str,
    pub forgot: &'static str,
    pub bad_link_title: &'static str,
    pub bad_link_detail: &'static str,
    pub gateway_answers: fn(ms: &str) -> String,
    pub asking_gateway: &'static str,
    pub secrets_stay: &'static str,
    pub expired_title: &'static str,
    pub expired_detail: &'static str,
}

/// Choosing and changing the password.
#[derive(Debug)]
pub struct PasswordTexts {
    pub choose_title: &'static str,
    pub choose_subtitle: fn(email: &str) -> String,
    pub change_title: &'static str,
    pub current: &'static str,
    pub password: &'static str,
    pub rule: fn(min: usize, max: usize) -> String,
    pub submit: &'static str,
    pub submitting: &'static str,
    pub failed: &'static str,
    pub others_end: &'static str,
    pub changed: &'static str,
}

/// Theme and language.
#[derive(Debug)]
pub struct SettingsTexts {
    pub label: &'static str,
    pub theme: &'static str,
    pub system: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub language: &'static str,
}

/// Navigation, top bar, menus, pages that are not there.
#[derive(Debug)]
pub struct ShellTexts {
    pub navigation: &'static str,
    // Headings of groups of pages.
    pub activity: &'static str,
    pub developer: &'static str,
    pub users: &'static str,
    pub choose_app: &'static str,
    pub development: &'static str,
    pub production: &'static str,
    pub gateway_ms: fn(ms: &str) -> String,
    pub lost_detail: &'static str,
    pub account: fn(email: &str) -> String,
    pub change_password: &'static str,
    pub sign_out: &'static str,
    pub sign_out_failed: &'static str,
    pub apps_failed: &'static str,
    pub no_apps_title: &'static str,
    pub no_apps_detail: &'static str,
    pub unknown_app_title: fn(slug: &str) -> String,
    pub unknown_app_detail: &'static str,
    pub unknown_page_title: &'static str,
    pub unknown_page_detail: &'static str,
}
