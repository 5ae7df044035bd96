//! Which texts there are. Those with something to fill in are functions.

/// All texts of one language.
#[derive(Debug)]
pub struct Catalog {
    /// The product.
    pub app: AppTexts,
    /// Words built into components.
    pub words: WordTexts,
    /// What is left when the program fails.
    pub crash: CrashTexts,
    /// Every form.
    pub form: FormTexts,
    /// How a field is to be mended.
    pub rules: RuleTexts,
    /// What went wrong and what to do.
    pub errors: ErrorTexts,
    /// Relative times.
    pub time: TimeTexts,
    /// Sign-in.
    pub sign_in: SignInTexts,
    /// Choosing and changing the password.
    pub password: PasswordTexts,
    /// Navigation, top bar, menus, pages that are not there.
    pub shell: ShellTexts,
    /// The list of users.
    pub users: UsersTexts,
    /// Registering, and further tokens.
    pub register: RegisterTexts,
    /// One user.
    pub user: UserTexts,
    /// Changing name and avatar.
    pub edit: EditTexts,
    /// Expiring access tokens.
    pub expire: ExpireTexts,
    /// What was done about a user.
    pub activity: ActivityTexts,
}

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

/// How a field is to be mended.
#[derive(Debug)]
pub struct RuleTexts {
    pub missing: &'static str,
    pub integer: &'static str,
    pub wrong_type: &'static str,
    pub too_short: fn(min: usize, actual: usize) -> String,
    pub too_many_characters: fn(max: usize, actual: usize) -> String,
    pub too_many_bytes: fn(max: usize, actual: usize) -> String,
    pub count: fn(min: usize, max: usize, actual: usize) -> String,
    pub out_of_range: fn(min: i64, max: i64, actual: i64) -> String,
    pub alphabet: fn(found: char) -> String,
    pub not_one_of: fn(allowed: &str) -> String,
    pub form: fn(expected: &str) -> String,
    pub mismatch: &'static str,
}

/// What happened and what to do.
pub type Pair = (&'static str, &'static str);
/// The same, with the gateway's address in the second.
pub type PairOf = (&'static str, fn(gateway: &str) -> String);

/// What went wrong and what to do.
#[derive(Debug)]
pub struct ErrorTexts {
    pub try_now: &'static str,
    pub reload: &'static str,
    pub own_origin: &'static str,
    pub offline: Pair,
    pub bad_address: PairOf,
    pub mixed_content: PairOf,
    pub origin_refused: PairOf,
    pub unreachable: PairOf,
    pub not_a_gateway: (&'static str, fn(gateway: &str, http: u16) -> String),
    pub timeout: Pair,
    pub unauthenticated: Pair,
    pub password_required: Pair,
    pub forbidden: Pair,
    pub invalid: Pair,
    pub not_found: Pair,
    pub conflict: Pair,
    pub too_large: Pair,
    pub throttled: Pair,
    pub upstream_unreachable: Pair,
    pub internal: Pair,
    pub misfit: Pair,
    pub contract: fn(console: u32, gateway: u32) -> String,
    pub session_lost: &'static str,
    pub session_lost_other_site: &'static str,
    pub session_lost_same_site: &'static str,
    /// By Nexconn's business code: what it means and what to do.
    pub codes: &'static [(i32, &'static str)],
    pub other_code: fn(code: i32) -> String,
    pub other_code_saying: fn(code: i32, message: &str) -> String,
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

/// Navigation, top bar, menus, pages that are not there.
#[derive(Debug)]
pub struct ShellTexts {
    pub navigation: &'static str,
    pub users: &'static str,
    pub choose_app: &'static str,
    pub development: &'static str,
    pub production: &'static str,
    pub gateway_ms: fn(ms: &str) -> String,
    pub gateway_lost: &'static str,
    pub lost_detail: &'static str,
    pub theme: &'static str,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub language: &'static str,
    pub account: fn(email: &str) -> String,
    pub settings: &'static str,
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

/// The list of users.
#[derive(Debug)]
pub struct UsersTexts {
    pub title: &'static str,
    pub search: &'static str,
    pub searched: &'static str,
    pub search_placeholder: &'static str,
    pub register: &'static str,
    pub column_user: &'static str,
    pub column_id: &'static str,
    pub column_registered: &'static str,
    pub column_touched: &'static str,
    pub column_actions: &'static str,
    pub no_name: &'static str,
    pub copy_id: &'static str,
    pub registered_hint: &'static str,
    pub matching: fn(count: &str) -> String,
    pub range: fn(first: &str, last: &str, total: &str) -> String,
    pub more_than: fn(count: &str) -> String,
    pub nobody: &'static str,
    pub as_of: fn(time: &str) -> String,
    pub none_title: fn(app: &str) -> String,
    pub none_detail: &'static str,
    pub no_match_title: fn(search: &str) -> String,
    pub no_match_detail: &'static str,
    pub page_gone_title: &'static str,
    pub page_gone_detail: &'static str,
    pub first_page: &'static str,
    pub look_up: fn(id: &str) -> String,
    pub clear_search: &'static str,
    pub failed: &'static str,
    pub stale: &'static str,
}

/// Registering, and further tokens.
#[derive(Debug)]
pub struct RegisterTexts {
    pub title: &'static str,
    pub back: &'static str,
    pub user_id: &'static str,
    pub user_id_hint: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub avatar: &'static str,
    pub avatar_hint: &'static str,
    pub submit: &'static str,
    pub submitting: &'static str,
    pub submit_token: &'static str,
    pub issuing: &'static str,
    pub failed: &'static str,
    pub token_failed: &'static str,
    pub looking: &'static str,
    pub look_failed: &'static str,
    pub free: &'static str,
    pub exists_title: fn(name: &str) -> String,
    pub exists_detail: &'static str,
    pub overwrites: &'static str,
    pub open_user: &'static str,
    pub effect_register: &'static str,
    pub effect_token: &'static str,
    pub effect_earlier: &'static str,
    pub effect_audit: &'static str,
    pub done_registered: fn(name: &str) -> String,
    pub done_token: fn(name: &str) -> String,
    pub what_was_done: &'static str,
    pub was_registered: &'static str,
    pub was_issued: &'static str,
    pub was_audited: &'static str,
    pub token: &'static str,
    pub token_once: &'static str,
    pub token_detail: &'static str,
    pub copy_token: &'static str,
    pub have_copied: &'static str,
    pub another: &'static str,
    pub done: &'static str,
    pub blocked: &'static str,
    pub leave_title: &'static str,
    pub leave_detail: &'static str,
    pub stay: &'static str,
    pub leave: &'static str,
}

/// One user.
#[derive(Debug)]
pub struct UserTexts {
    pub back: &'static str,
    pub copy_id: &'static str,
    pub registration: &'static str,
    pub registration_note: &'static str,
    pub name: &'static str,
    pub avatar: &'static str,
    pub no_avatar: &'static str,
    pub registered: &'static str,
    pub zone_unknown: &'static str,
    pub known_since: &'static str,
    pub touched: &'static str,
    pub read_at: fn(time: &str) -> String,
    pub known_at: fn(time: &str) -> String,
    pub read_again: &'static str,
    pub reading: &'static str,
    pub edit: &'static str,
    pub tokens: &'static str,
    pub tokens_note: &'static str,
    pub tokens_detail: &'static str,
    pub issue: &'static str,
    pub expire: &'static str,
    pub missing_title: fn(id: &str) -> String,
    pub missing_detail: &'static str,
    pub register_it: &'static str,
    pub failed: &'static str,
    pub refused: &'static str,
    pub no_answer: &'static str,
}

/// Changing name and avatar.
#[derive(Debug)]
pub struct EditTexts {
    pub title: fn(name: &str) -> String,
    pub name: &'static str,
    pub avatar: &'static str,
    pub avatar_hint: &'static str,
    pub was: fn(value: &str) -> String,
    pub was_empty: &'static str,
    pub submit: fn(changes: usize) -> String,
    pub submitting: &'static str,
    pub nothing_yet: &'static str,
    pub failed: &'static str,
    pub effect: &'static str,
    pub effect_profile: &'static str,
    pub done: fn(name: &str) -> String,
}

/// Expiring access tokens.
#[derive(Debug)]
pub struct ExpireTexts {
    pub title: fn(name: &str) -> String,
    pub which: &'static str,
    pub all: &'static str,
    pub all_hint: &'static str,
    pub before: &'static str,
    pub moment: &'static str,
    pub moment_hint: fn(zone: &str) -> String,
    pub future: &'static str,
    pub submit: &'static str,
    pub submitting: &'static str,
    pub failed: &'static str,
    pub effect_stay: &'static str,
    pub effect_reconnect: &'static str,
    pub effect_later: &'static str,
    pub effect_final: &'static str,
    pub type_before: &'static str,
    pub type_after: &'static str,
    pub type_first: &'static str,
    pub unknown_safe: &'static str,
    pub done: fn(name: &str) -> String,
}

/// What was done about a user.
#[derive(Debug)]
pub struct ActivityTexts {
    pub title: &'static str,
    pub note: &'static str,
    pub none: &'static str,
    pub failed: &'static str,
    /// By the endpoint's path.
    pub actions: &'static [(&'static str, &'static str)],
    pub pending: &'static str,
    pub done: &'static str,
    pub refused: fn(code: Option<i32>) -> String,
    pub unknown: &'static str,
}
