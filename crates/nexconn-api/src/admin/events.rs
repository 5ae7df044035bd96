use serde::{Deserialize, Serialize};

use super::{AuditEntry, DeletionChanged, Job, JobAction, OnlineState};
use crate::nexconn::{
    AddFriend, AddUserBlocklist, BatchSetUserTags, DeleteUserProfiles, RemoveAllFriends,
    RemoveFriends, RemoveUserBlocklist, SetChannelTypeMute, SetFriendPermission, SetFriendProfile,
    SetUserProfile,
};
use crate::spec::Endpoint;

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
    /// What users have to do with each other, or say of themselves, changed; data is [`RelationChanged`].
    Relation,
    /// A request to the webhook was refused; data is [`HookRefused`]. Of many, a later one takes the place of those
    /// before.
    HookRefused,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Begin,
        Self::Reset,
        Self::Change,
        Self::Job,
        Self::BanEnded,
        Self::StandingStopped,
        Self::Online,
        Self::Deletion,
        Self::Relation,
        Self::HookRefused,
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
            Self::Relation => "relation",
            Self::HookRefused => "hookRefused",
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
    /// See [`EventKind::Relation`].
    Relation(RelationChanged),
    /// See [`EventKind::HookRefused`].
    HookRefused(HookRefused),
}

/// A request to the webhook was refused. What it brought is for owners: see [`HookState`](super::HookState).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HookRefused {
    /// When, in Unix milliseconds.
    pub at: i64,
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

/// What can change between users, or in what a user says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Relation {
    /// A blocklist. Its owner is told, and who was put on it or taken off.
    Blocklist,
    /// Friends or requests, their aliases and attributes; both sides are told.
    Friends,
    /// Who may add a user as a friend.
    Permission,
    /// A mute in direct channels.
    Mute,
    /// Tags.
    Tags,
    /// A hosted profile.
    Profile,
}

impl Relation {
    /// What a call of Nexconn changes, by its path; none for all that is told otherwise.
    pub fn changed_by(path: &str) -> Option<Self> {
        let is_one_of = |paths: &[&str]| paths.contains(&path);
        if is_one_of(&[AddUserBlocklist::SPEC.path, RemoveUserBlocklist::SPEC.path]) {
            Some(Self::Blocklist)
        } else if is_one_of(&[
            AddFriend::SPEC.path,
            RemoveFriends::SPEC.path,
            RemoveAllFriends::SPEC.path,
            SetFriendProfile::SPEC.path,
        ]) {
            Some(Self::Friends)
        } else if path == SetFriendPermission::SPEC.path {
            Some(Self::Permission)
        } else if path == SetChannelTypeMute::SPEC.path {
            Some(Self::Mute)
        } else if path == BatchSetUserTags::SPEC.path {
            Some(Self::Tags)
        } else if is_one_of(&[SetUserProfile::SPEC.path, DeleteUserProfiles::SPEC.path]) {
            Some(Self::Profile)
        } else {
            None
        }
    }

    /// Whether a job may have changed it. Of one that takes another back it is not known what that did.
    pub fn is_changed_by(self, action: JobAction) -> bool {
        action == JobAction::Undo || Self::changed_by(action.spec().path) == Some(self)
    }
}

/// Something changed for users, here or, where a webhook tells of it, elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RelationChanged {
    /// What.
    pub what: Relation,
    /// For whom; at most [`TOLD`](Self::TOLD) of them. Empty where it was for more: what is shown is read
    /// anew.
    pub user_ids: Vec<String>,
}

impl RelationChanged {
    /// Users that are named in one event.
    pub const TOLD: usize = 100;

    /// A change for these users.
    pub fn of(what: Relation, user_ids: &[&str]) -> Self {
        let told = if user_ids.len() > Self::TOLD { &[] } else { user_ids };
        Self { what, user_ids: told.iter().map(|id| (*id).to_owned()).collect() }
    }

    /// Whether it may be about a user.
    pub fn is_about(&self, user_id: &str) -> bool {
        self.user_ids.is_empty() || self.user_ids.iter().any(|id| id == user_id)
    }
}
