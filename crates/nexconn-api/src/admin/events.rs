use serde::{Deserialize, Serialize};

use super::{AuditEntry, DeletionChanged, Job, OnlineState};

/// What events are about: their names on the wire. The data of each is JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// The stream begins here: what happens from now on follows. Data is `null`.
    Begin,
    /// Events between the one asked for and this one are gone: what is shown must be read anew. Data
    /// is `null`.
    Reset,
    /// A change has its outcome; data is the [`AuditEntry`].
    Change,
    /// A job was made or moved on; data is the [`Job`].
    Job,
    /// A ban ended by itself; data is [`BanEnded`].
    BanEnded,
    /// The gateway stopped renewing a standing ban; data is [`StandingBanStopped`].
    StandingStopped,
    /// It was learnt whether a user is online; data is [`OnlineChanged`].
    Online,
    /// A soft deletion or a restore moved on; data is [`DeletionChanged`].
    Deletion,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Begin,
        Self::Reset,
        Self::Change,
        Self::Job,
        Self::BanEnded,
        Self::StandingStopped,
        Self::Online,
        Self::Deletion,
    ];

    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Reset => "reset",
            Self::Change => "change",
            Self::Job => "job",
            Self::BanEnded => "banEnded",
            Self::StandingStopped => "standingStopped",
            Self::Online => "online",
            Self::Deletion => "deletion",
        }
    }

    /// The kind with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What an event tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// See [`EventKind::Change`].
    Change(Box<AuditEntry>),
    /// See [`EventKind::Job`].
    Job(Box<Job>),
    /// See [`EventKind::BanEnded`].
    BanEnded(BanEnded),
    /// See [`EventKind::StandingStopped`].
    StandingStopped(StandingBanStopped),
    /// See [`EventKind::Online`].
    Online(OnlineChanged),
    /// See [`EventKind::Deletion`].
    Deletion(DeletionChanged),
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
