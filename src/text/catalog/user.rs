//! One user.

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
    pub avatar_odd: &'static str,
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
    pub type_after: &'static str,
    pub unknown_safe: &'static str,
    pub done: fn(name: &str) -> String,
    pub done_before: fn(name: &str, moment: &str) -> String,
}

/// What was done about a user.
#[derive(Debug)]
pub struct ActivityTexts {
    pub title: &'static str,
    pub note: &'static str,
    pub none: &'static str,
    pub failed: &'static str,
    /// Leads to the whole log of the user.
    pub whole: &'static str,
}
