//! Why a user cannot connect, the user's ban, and whether the user is online.

/// Why a user cannot connect.
#[derive(Debug)]
pub struct WhyTexts {
    pub title: &'static str,
    pub asking: &'static str,
    pub failed: &'static str,
    pub asked_at: fn(time: &str) -> String,
    pub ask_again: &'static str,
    pub path: &'static str,
    // The answer.
    pub connected: &'static str,
    pub app_stops: &'static str,
    pub deleted: &'static str,
    pub not_registered: &'static str,
    /// What stands before and after the end of the ban.
    pub banned_until: (&'static str, &'static str),
    pub banned_until_lifted: &'static str,
    pub banned: &'static str,
    pub token_expired: &'static str,
    pub nothing_found: &'static str,
    pub unclear: &'static str,
    // The steps: as they should be, not so, not known, not reached.
    pub app: StepTexts,
    pub deletion: StepTexts,
    pub registered: StepTexts,
    pub ban: StepTexts,
    pub token: StepTexts,
    pub connection: StepTexts,
    // How a step is known, and what mends it.
    pub key_accepted: &'static str,
    pub no_answer: &'static str,
    pub token_worked: &'static str,
    pub token_untold: &'static str,
    pub token_issued: fn(time: &str) -> String,
    pub token_expired_before: fn(time: &str) -> String,
    pub token_never: &'static str,
    pub since: fn(created: &str) -> String,
    pub restoring: &'static str,
    pub check_app: &'static str,
    pub look_at_device: &'static str,
}

/// What a step is called, by how it stands.
#[derive(Debug)]
pub struct StepTexts {
    pub ok: &'static str,
    pub fails: &'static str,
    pub unknown: &'static str,
    pub not_reached: &'static str,
}

/// The ban of one user, and whether the user is online.
#[derive(Debug)]
pub struct UserBanTexts {
    pub title: &'static str,
    pub change_end: &'static str,
    pub unban: &'static str,
    pub ban: &'static str,
    pub kick: &'static str,
    pub stop_renewing: &'static str,
    pub more: &'static str,
    pub until_lifted: &'static str,
    pub reason: fn(reason: &str) -> String,
    pub case: fn(case: &str) -> String,
    pub set_by: fn(admin: &str, time: &str) -> String,
    pub set_for: fn(admin: &str, span: &str, time: &str) -> String,
    pub elsewhere: &'static str,
    pub stale: &'static str,
    pub earlier: &'static str,
    pub earlier_all: &'static str,
    pub online: &'static str,
    pub offline: &'static str,
    /// Before how long ago it was told whether a user is online.
    pub online_as_of: &'static str,
    pub online_unknown: &'static str,
    pub tokens_issued: &'static str,
    pub tokens_expired: &'static str,
    pub tokens_never: &'static str,
    pub tokens_none_expired: &'static str,
}
