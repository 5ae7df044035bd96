use serde::{Deserialize, Serialize};

use super::{AuditEntry, OnlineState};

/// What events are about: their names on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// A change has its outcome; data is the [`AuditEntry`].
    Change,
    /// A ban ended by itself; data is [`BanEnded`].
    BanEnded,
    /// The gateway stopped renewing a standing ban; data is [`StandingBanStopped`].
    StandingStopped,
    /// It was learnt whether a user is online; data is [`OnlineChanged`].
    Online,
}

impl EventKind {
    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::BanEnded => "banEnded",
            Self::StandingStopped => "standingStopped",
            Self::Online => "online",
        }
    }
}

/// What an event tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// See [`EventKind::Change`].
    Change(Box<AuditEntry>),
    /// See [`EventKind::BanEnded`].
    BanEnded(BanEnded),
    /// See [`EventKind::StandingStopped`].
    StandingStopped(StandingBanStopped),
    /// See [`EventKind::Online`].
    Online(OnlineChanged),
}

/// A ban ended by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BanEnded {
    /// Whose.
    pub user_id: String,
    /// When, in Unix milliseconds.
    pub ended_at: i64,
}

/// The gateway stopped renewing a standing ban.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StandingBanStopped {
    /// Whose.
    pub user_id: String,
    /// Why.
    pub why: StandingBanEnd,
}

/// Why a standing ban is renewed no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StandingBanEnd {
    /// An admin lifted the ban here.
    Lifted,
    /// An admin stopped it; the ban runs out by itself.
    Stopped,
    /// The user was no longer in Nexconn's list: lifted elsewhere.
    LiftedElsewhere,
}

impl StandingBanEnd {
    /// Its name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lifted => "lifted",
            Self::Stopped => "stopped",
            Self::LiftedElsewhere => "liftedElsewhere",
        }
    }
}

/// It was learnt whether a user is online.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OnlineChanged {
    /// Who.
    pub user_id: String,
    /// What was learnt.
    pub online: OnlineState,
}
