use serde::{Deserialize, Serialize};

use crate::Code;

/// States of a user in a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ItemState {
    /// Not sent.
    Waiting,
    /// Sent; no outcome yet.
    Sent,
    /// Nexconn did it.
    Done,
    /// Nexconn refused it.
    Refused,
    /// No answer came, and it cannot be found out; it may have taken effect.
    Unknown,
}

impl ItemState {
    /// Its name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }

    /// The state with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Waiting, Self::Sent, Self::Done, Self::Refused, Self::Unknown]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

/// What else there is to say of a user's outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ItemNote {
    /// The answer was lost; reading back showed that it was done.
    ReadBack,
    /// Nexconn answered that it was done, but the user is not in the list of bans: the id is
    /// probably not registered.
    NotInBanList,
    /// Nexconn answered that it was done, but the user is still in the list of bans.
    StillInBanList,
    /// Nexconn answered that it was done, but what it says of the user or pair afterwards is otherwise: the id is
    /// probably not registered.
    ReadOtherwise,
    /// Registered, but the answer with the access token was lost: issue another one.
    TokenLost,
    /// Banned already: left out of the one-minute ban, tokens expired.
    BannedAlready,
    /// Nothing was left to take back.
    NothingToUndo,
    /// Nexconn told by webhook that a soft deletion or a restore, accepted before, is done.
    Confirmed,
    /// The directory knew this user before it was filled.
    KnownBefore,
    /// Friends already, before the job: nothing was changed.
    FriendsAlready,
    /// The request is recorded and waits for the other side's consent.
    WaitsForConsent,
}

impl ItemNote {
    /// Every note.
    pub const ALL: [Self; 11] = [
        Self::ReadBack,
        Self::NotInBanList,
        Self::StillInBanList,
        Self::ReadOtherwise,
        Self::TokenLost,
        Self::BannedAlready,
        Self::NothingToUndo,
        Self::Confirmed,
        Self::KnownBefore,
        Self::FriendsAlready,
        Self::WaitsForConsent,
    ];

    /// Their names.
    pub(super) const NAMES: [&str; Self::ALL.len()] = {
        let mut names = [""; Self::ALL.len()];
        let mut at = 0;
        while at < names.len() {
            names[at] = Self::ALL[at].name();
            at += 1;
        }
        names
    };

    /// Its name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ReadBack => "readBack",
            Self::NotInBanList => "notInBanList",
            Self::StillInBanList => "stillInBanList",
            Self::ReadOtherwise => "readOtherwise",
            Self::TokenLost => "tokenLost",
            Self::BannedAlready => "bannedAlready",
            Self::NothingToUndo => "nothingToUndo",
            Self::Confirmed => "confirmed",
            Self::KnownBefore => "knownBefore",
            Self::FriendsAlready => "friendsAlready",
            Self::WaitsForConsent => "waitsForConsent",
        }
    }

    /// The note with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|note| note.name() == name)
    }
}

/// One user of a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct JobItem {
    /// Position in the job, from 0.
    pub index: u64,
    /// The user's id.
    pub user_id: String,
    /// For pairs of users, the id of the other one.
    pub target: Option<String>,
    /// How it stands.
    pub state: ItemState,
    /// HTTP status of the answer, if one came.
    pub http: Option<u16>,
    /// Business code of the answer, if one came.
    pub code: Option<Code>,
    /// What else there is to say.
    pub note: Option<ItemNote>,
    /// For a job that asks whether users are online.
    pub online: Option<bool>,
    /// When its state changed last, in Unix milliseconds.
    pub at: i64,
    /// Entry in the audit log of the call that carried it.
    pub entry: Option<i64>,
}
