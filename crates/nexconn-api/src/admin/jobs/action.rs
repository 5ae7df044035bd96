use serde::{Deserialize, Serialize};

use crate::Spec;
use crate::admin::{FillDirectory, KickUsers, StartStandingBans};
use crate::nexconn::{
    BanUsers, ExpireAccessTokens, GetConnectionStatus, IssueAccessToken, RestoreUsers,
    SoftDeleteUsers, UnbanUsers,
};
use crate::spec::Endpoint;

/// What a job does to each of its users.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum JobAction {
    /// Registers them, with an access token each.
    Register,
    /// Bans them for a while.
    Ban,
    /// Bans them until lifted; see [`StartStandingBans`].
    Standing,
    /// Lifts their bans.
    Unban,
    /// Expires their access tokens.
    Expire,
    /// Ends their live connections; see [`KickUsers`].
    Kick,
    /// Asks whether they are online.
    Status,
    /// Soft-deletes them. Done means accepted: see [`ItemNote::Confirmed`](super::ItemNote::Confirmed).
    Delete,
    /// Restores soft-deleted ones. Done means accepted, likewise.
    Restore,
    /// Fills the directory; see [`FillDirectory`]. Its users are those that were found.
    Fill,
    /// Takes back what another job did; see [`UndoJob`](super::UndoJob).
    Undo,
}

impl JobAction {
    /// Every action.
    pub const ALL: [Self; 11] = [
        Self::Register,
        Self::Ban,
        Self::Standing,
        Self::Unban,
        Self::Expire,
        Self::Kick,
        Self::Status,
        Self::Delete,
        Self::Restore,
        Self::Fill,
        Self::Undo,
    ];

    /// Its name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Ban => "ban",
            Self::Standing => "standing",
            Self::Unban => "unban",
            Self::Expire => "expire",
            Self::Kick => "kick",
            Self::Status => "status",
            Self::Delete => "delete",
            Self::Restore => "restore",
            Self::Fill => "fill",
            Self::Undo => "undo",
        }
    }

    /// The action with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// The endpoint that does it for few users: role, reason and impact of the job are its own.
    pub const fn spec(self) -> &'static Spec {
        match self {
            Self::Register => &IssueAccessToken::SPEC,
            // Taking a ban back, or a lifted one, needs what making it needed.
            Self::Ban | Self::Undo => &BanUsers::SPEC,
            Self::Standing => &StartStandingBans::SPEC,
            Self::Unban => &UnbanUsers::SPEC,
            Self::Expire => &ExpireAccessTokens::SPEC,
            Self::Kick => &KickUsers::SPEC,
            Self::Status => &GetConnectionStatus::SPEC,
            Self::Delete => &SoftDeleteUsers::SPEC,
            Self::Restore => &RestoreUsers::SPEC,
            Self::Fill => &FillDirectory::SPEC,
        }
    }

    /// Whether what was done can be taken back by [`UndoJob`](super::UndoJob).
    pub const fn can_be_undone(self) -> bool {
        matches!(self, Self::Ban | Self::Standing | Self::Unban)
    }
}
