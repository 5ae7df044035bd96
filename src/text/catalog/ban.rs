//! How a ban and its time are said, on every page.

/// A ban and the time that is left of it.
#[derive(Debug)]
pub struct BanTexts {
    pub banned: &'static str,
    /// In place of the time of a standing ban.
    pub until_lifted: &'static str,
    /// What "until lifted" means, in a sentence.
    pub until_lifted_hint: &'static str,
    pub left: fn(span: &str) -> String,
    pub ended: &'static str,
    /// In place of the time where nothing is known of it.
    pub end_unknown: &'static str,
    /// What is the matter with an end that is shown as Nexconn writes it.
    pub zone_unknown: &'static str,
    pub ends: fn(exact: &str) -> String,
    pub days: fn(i64) -> String,
    pub hours: fn(i64) -> String,
    pub minutes: fn(i64) -> String,
    pub seconds: fn(i64) -> String,
    /// Below the ruler: its beginning and the ends of its parts.
    pub ruler: [&'static str; 6],
}
