//! Mutes in direct channels, and tags.

/// Mutes in direct channels.
#[derive(Debug)]
pub struct MuteTexts {
    /// Name of the page of both.
    pub page: &'static str,
    pub title: &'static str,
    pub count: fn(count: &str) -> String,
    pub explained: &'static str,
    pub mute_one: &'static str,
    pub failed: &'static str,
    pub none_title: &'static str,
    pub none_detail: &'static str,
    pub nobody: &'static str,
    pub mute: &'static str,
    pub unmute: &'static str,
    /// On the stamp of a user.
    pub stamp: &'static str,
    pub unmuted: fn(who: &str) -> String,
    // The dialog.
    pub dialog_title: fn(who: &str) -> String,
    pub submit: fn(counted: Option<&str>) -> String,
    pub submitting: &'static str,
    pub muted: fn(who: &str) -> String,
    pub not_muted: &'static str,
    pub effect_refused: &'static str,
    pub effect_receives: &'static str,
    pub effect_no_end: &'static str,
    pub left_unmuted: &'static str,
    pub unmute_title: fn(who: &str) -> String,
    pub unmute_submit: fn(counted: Option<&str>) -> String,
    pub unmuting: &'static str,
    pub not_unmuted: &'static str,
    pub unmute_writes: &'static str,
    pub unmute_refused: &'static str,
}

/// Tags of users.
#[derive(Debug)]
pub struct TagTexts {
    pub title: &'static str,
    pub explained: &'static str,
    pub look_up: &'static str,
    pub choose_title: &'static str,
    pub choose_detail: &'static str,
    pub failed: &'static str,
    pub edit: &'static str,
    pub edit_selected: &'static str,
    // The dialog.
    pub dialog_title: fn(who: &str) -> String,
    pub hint: &'static str,
    pub submit: fn(counted: Option<&str>) -> String,
    pub submitting: &'static str,
    pub done: fn(who: &str) -> String,
    pub not_set: &'static str,
    pub left_untagged: &'static str,
    pub effect_replaces_strong: &'static str,
    pub effect_replaces: &'static str,
    pub effect_clears: &'static str,
    pub effect_push: &'static str,
}
