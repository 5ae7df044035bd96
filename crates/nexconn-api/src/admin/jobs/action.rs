use serde::{Deserialize, Serialize};

use crate::Spec;
use crate::admin::{FillDirectory, KickUsers, StartStandingBans};
use crate::nexconn::{
    AddFriend, AddUserBlocklist, BanUsers, BatchSetUserTags, DeleteUserProfiles,
    ExpireAccessTokens, GetConnectionStatus, IssueAccessToken, RemoveAllFriends, RemoveFriends,
    RemoveUserBlocklist, RestoreUsers, SetChannelTypeMute, SetFriendPermission, SetUserProfile,
    SoftDeleteUsers, UnbanUsers,
};
use crate::spec::Endpoint;

/// What a job does to each of its users.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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
    /// Puts users on the blocklists of others.
    Block,
    /// Takes users off the blocklists of others.
    Unblock,
    /// Replaces their tags.
    SetTags,
    /// Mutes them in direct channels.
    Mute,
    /// Lifts that.
    Unmute,
    /// Sets keys of their hosted profiles.
    SetProfile,
    /// Clears their hosted profiles.
    ClearProfiles,
    /// Makes pairs of users friends, or asks for it.
    AddFriends,
    /// Ends friendships of pairs of users.
    RemoveFriends,
    /// Ends all friendships of each of them.
    ClearFriends,
    /// Sets who may add them as a friend.
    SetFriendPermission,
    /// Fills the directory; see [`FillDirectory`]. Its users are those that were found.
    Fill,
    /// Takes back what another job did; see [`UndoJob`](super::UndoJob).
    Undo,
}

impl JobAction {
    /// Every action.
    pub const ALL: [Self; 22] = [
        Self::Register,
        Self::Ban,
        Self::Standing,
        Self::Unban,
        Self::Expire,
        Self::Kick,
        Self::Status,
        Self::Delete,
        Self::Restore,
        Self::Block,
        Self::Unblock,
        Self::SetTags,
        Self::Mute,
        Self::Unmute,
        Self::SetProfile,
        Self::ClearProfiles,
        Self::AddFriends,
        Self::RemoveFriends,
        Self::ClearFriends,
        Self::SetFriendPermission,
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
            Self::Block => "block",
            Self::Unblock => "unblock",
            Self::SetTags => "setTags",
            Self::Mute => "mute",
            Self::Unmute => "unmute",
            Self::SetProfile => "setProfile",
            Self::ClearProfiles => "clearProfiles",
            Self::AddFriends => "addFriends",
            Self::RemoveFriends => "removeFriends",
            Self::ClearFriends => "clearFriends",
            Self::SetFriendPermission => "setFriendPermission",
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
            Self::Block => &AddUserBlocklist::SPEC,
            Self::Unblock => &RemoveUserBlocklist::SPEC,
            Self::SetTags => &BatchSetUserTags::SPEC,
            Self::Mute | Self::Unmute => &SetChannelTypeMute::SPEC,
            Self::SetProfile => &SetUserProfile::SPEC,
            Self::ClearProfiles => &DeleteUserProfiles::SPEC,
            Self::AddFriends => &AddFriend::SPEC,
            Self::RemoveFriends => &RemoveFriends::SPEC,
            Self::ClearFriends => &RemoveAllFriends::SPEC,
            Self::SetFriendPermission => &SetFriendPermission::SPEC,
            Self::Fill => &FillDirectory::SPEC,
        }
    }

    /// The field of [`CreateJobRequest`](super::CreateJobRequest) that names its users.
    pub const fn users_field(self) -> &'static str {
        match self {
            Self::Register => "users",
            Self::Block | Self::Unblock | Self::RemoveFriends => "pairs",
            Self::AddFriends => "friends",
            Self::SetProfile => "profiles",
            _ => "userIds",
        }
    }

    /// Whether it is about pairs of users: the one whose list or friends change, and the other.
    pub const fn is_of_pairs(self) -> bool {
        matches!(self, Self::Block | Self::Unblock | Self::AddFriends | Self::RemoveFriends)
    }

    /// Whether what was done can be taken back by [`UndoJob`](super::UndoJob), where it was read what was there before.
    pub const fn can_be_undone(self) -> bool {
        matches!(
            self,
            Self::Ban
                | Self::Standing
                | Self::Unban
                | Self::Block
                | Self::Unblock
                | Self::SetTags
                | Self::Mute
                | Self::Unmute
                | Self::SetProfile
                | Self::ClearProfiles
                | Self::AddFriends
                | Self::RemoveFriends
                | Self::SetFriendPermission
        )
    }
}
