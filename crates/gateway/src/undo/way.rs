//! The ways in which a change of one user, or of a pair, is taken back.

use nexconn_api::nexconn::{
    AddFriend, AddFriendRequest, AddUserBlocklist, BanUsers, BatchSetUserTags, ChannelType,
    DeleteUserProfiles, RemoveFriends, RemoveUserBlocklist, SetChannelTypeMute,
    SetFriendPermission, SetFriendProfile, SetUserProfile, UnbanUsers, UpdateUser,
};
use nexconn_api::{Endpoint, Spec};
use serde_json::{Map, Value, json};

use super::plan::minutes_left;
use crate::Error;

/// A way; what it sets besides, if anything, is kept as JSON of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Not banned before.
    Unban,
    /// Banned before, until a known end.
    Ban,
    /// Another name or avatar.
    Info,
    /// On the blocklist before.
    Block,
    /// Not on the blocklist before.
    Unblock,
    /// Other tags.
    Tags,
    /// Muted before.
    Mute,
    /// Not muted before.
    Unmute,
    /// Other keys of the hosted profile.
    Profile,
    /// No hosted profile before.
    ClearProfile,
    /// Another permission.
    Permission,
    /// Another alias or other attributes of a friend.
    Friend,
    /// Friends before. What each had noted of the other does not come back.
    Befriend,
    /// Not friends before.
    Unfriend,
}

impl Way {
    const ALL: [Self; 14] = [
        Self::Unban,
        Self::Ban,
        Self::Info,
        Self::Block,
        Self::Unblock,
        Self::Tags,
        Self::Mute,
        Self::Unmute,
        Self::Profile,
        Self::ClearProfile,
        Self::Permission,
        Self::Friend,
        Self::Befriend,
        Self::Unfriend,
    ];

    /// Its name in the database.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Unban => "unban",
            Self::Ban => "ban",
            Self::Info => "info",
            Self::Block => "block",
            Self::Unblock => "unblock",
            Self::Tags => "tags",
            Self::Mute => "mute",
            Self::Unmute => "unmute",
            Self::Profile => "profile",
            Self::ClearProfile => "clearProfile",
            Self::Permission => "permission",
            Self::Friend => "friend",
            Self::Befriend => "befriend",
            Self::Unfriend => "unfriend",
        }
    }

    /// The way with that name.
    pub(crate) fn from_name(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|way| way.name() == name)
            .ok_or_else(|| Error::Internal(format!("an old value is of no known kind: {name}")))
    }

    /// The endpoint of Nexconn that does it.
    pub(crate) const fn spec(self) -> &'static Spec {
        match self {
            Self::Unban => &UnbanUsers::SPEC,
            Self::Ban => &BanUsers::SPEC,
            Self::Info => &UpdateUser::SPEC,
            Self::Block => &AddUserBlocklist::SPEC,
            Self::Unblock => &RemoveUserBlocklist::SPEC,
            Self::Tags => &BatchSetUserTags::SPEC,
            Self::Mute | Self::Unmute => &SetChannelTypeMute::SPEC,
            Self::Profile => &SetUserProfile::SPEC,
            Self::ClearProfile => &DeleteUserProfiles::SPEC,
            Self::Permission => &SetFriendPermission::SPEC,
            Self::Friend => &SetFriendProfile::SPEC,
            Self::Befriend => &AddFriend::SPEC,
            Self::Unfriend => &RemoveFriends::SPEC,
        }
    }

    /// Whether what was there is kept as JSON: it is erased with the user.
    pub(crate) const fn has_values(self) -> bool {
        matches!(self, Self::Info | Self::Tags | Self::Profile | Self::Permission | Self::Friend)
    }

    /// The fields of the request beside the ids; none where the ban to set again has ended, or what to set is erased.
    pub(crate) fn fields(
        self,
        until_at: Option<i64>,
        values: Option<&str>,
        now: i64,
    ) -> Result<Option<Map<String, Value>>, Error> {
        let of = |fields: Value| match fields {
            Value::Object(fields) => Ok(Some(fields)),
            _ => Err(Error::Internal("an old value is no object".to_owned())),
        };
        match self {
            Self::Unban | Self::Block | Self::Unblock | Self::ClearProfile | Self::Unfriend => {
                Ok(Some(Map::new()))
            }
            Self::Befriend => of(json!({"action": AddFriendRequest::AT_ONCE})),
            Self::Ban => {
                let left = until_at.and_then(|until| minutes_left(until, now));
                left.map_or(Ok(None), |minutes| of(json!({"durationMinutes": minutes})))
            }
            Self::Mute => of(mute(1)),
            Self::Unmute => of(mute(0)),
            Self::Info | Self::Tags | Self::Profile | Self::Permission | Self::Friend => {
                let Some(values) = values else { return Ok(None) };
                of(serde_json::from_str(values).map_err(|e| Error::Internal(e.to_string()))?)
            }
        }
    }
}

/// Direct channels are the only ones that this is about.
pub(crate) fn mute(state: i64) -> Value {
    json!({"muteState": state, "channelTypes": [ChannelType::Person]})
}
