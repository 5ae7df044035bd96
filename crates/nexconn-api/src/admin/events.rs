use serde::{Deserialize, Serialize};

use super::{APP, AuditEntry, Job, OnlineState};
use crate::spec::{Kind, Role, Spec, optional, required};

/// The stream of what happens in an app: server-sent events, whose name is an [`EventKind`], whose id is a number that
/// grows, and whose data is JSON. `after` (or the header `Last-Event-ID`) goes on behind an event.
pub const EVENTS: Spec = Spec {
    name: "streamEvents",
    path: "/api/v1/apps/{app}/events",
    role: Role::Viewer,
    fields: &[required("app", APP), optional("after", Kind::Int { min: 0, max: i64::MAX })],
    ..Spec::GET
};

/// The outcomes of a job's users as CSV, one line a user. Texts that a sheet would run as a formula are defused.
pub const JOB_RESULTS: Spec = Spec {
    name: "downloadJobResults",
    path: "/api/v1/apps/{app}/jobs/{job}/results",
    role: Role::Viewer,
    fields: &[required("app", APP), required("job", Kind::Int { min: 1, max: i64::MAX })],
    ..Spec::GET
};

/// Endpoints whose answer is no JSON.
pub static STREAMS: &[&Spec] = &[&EVENTS, &JOB_RESULTS];

/// What events are about: their names on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// The stream begins here; no data. Its id is where a new reader goes on.
    Begin,
    /// Events between the id asked for and this one are gone; read what is shown anew. No data.
    Reset,
    /// A change has its outcome; data is the [`AuditEntry`].
    Change,
    /// A job moved on; data is the [`Job`].
    Job,
    /// A ban ended by itself; data is [`BanEnded`].
    BanEnded,
    /// The gateway stopped renewing a standing ban; data is [`StandingBanStopped`].
    StandingStopped,
    /// It was learnt whether a user is online; data is [`OnlineChanged`].
    Online,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Begin,
        Self::Reset,
        Self::Change,
        Self::Job,
        Self::BanEnded,
        Self::StandingStopped,
        Self::Online,
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
    Change(AuditEntry),
    /// See [`EventKind::Job`].
    Job(Job),
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
