use serde::{Deserialize, Serialize};

/// Longest name of an event that may be configured, in bytes.
pub const TYPE_BYTES: usize = 64;

/// A kind of event that can be switched on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub enum Event {
    /// A device of a user came online or went offline.
    #[serde(rename = "user:connection_status")]
    ConnectionStatus,
    /// A user was soft-deleted or restored, or could not be. The newer index of the documentation suggests that
    /// the name of this one has changed, so a sender and a receiver can be given another.
    #[serde(rename = "user:activation_state")]
    ActivationState,
    /// A hosted profile was changed or cleared.
    #[serde(rename = "user:profile_update")]
    ProfileUpdate,
    /// Two users became friends, asked for it, or are friends no more.
    #[serde(rename = "user:friendship")]
    Friendship,
}

/// The documented names, in the order of [`Event::ALL`].
pub const EVENT_NAMES: &[&str] = &[
    Event::ConnectionStatus.name(),
    Event::ActivationState.name(),
    Event::ProfileUpdate.name(),
    Event::Friendship.name(),
];

impl Event {
    /// Every kind.
    pub const ALL: [Self; 4] =
        [Self::ConnectionStatus, Self::ActivationState, Self::ProfileUpdate, Self::Friendship];

    /// The documented name: `type` of the envelope.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ConnectionStatus => "user:connection_status",
            Self::ActivationState => "user:activation_state",
            Self::ProfileUpdate => "user:profile_update",
            Self::Friendship => "user:friendship",
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_event_is_written_as_its_documented_name() {
        for (event, name) in Event::ALL.into_iter().zip(EVENT_NAMES) {
            assert_eq!(json!(event), json!(name));
            assert_eq!(event.name(), *name);
        }
    }
}
