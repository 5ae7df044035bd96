//! Mutes in direct channels, and tags.

/// Mutes in direct channels.
#[derive(Debug)]
pub struct MuteTexts {
    pub title: &'static str,
    pub unmuted: fn(who: &str) -> String,
}
