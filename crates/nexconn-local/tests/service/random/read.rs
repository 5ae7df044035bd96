//! What can be asked for: the call, and what the plain model says to it.

use fastrand::Rng;
use nexconn_api::local::{GetChatSettings, GetChatSettingsRequest};
use nexconn_api::nexconn::{
    BatchGetUserProfiles, BatchGetUserProfilesRequest, BatchGetUserTags, BatchGetUserTagsRequest,
    ChannelType, GetConnectionStatus, GetConnectionStatusRequest, GetFriendPermission,
    GetFriendPermissionRequest, GetFriendRelationships, GetFriendRelationshipsRequest, GetUser,
    GetUserBlocklist, GetUserBlocklistRequest, GetUserRequest, ListBannedUsers,
    ListBannedUsersRequest, ListChannelTypeMute, ListChannelTypeMuteRequest, ListFriends,
    ListFriendsRequest, ListSoftDeletedUsers, ListSoftDeletedUsersRequest, ListUserProfiles,
    ListUserProfilesRequest,
};
use serde_json::Value;

use super::step::{IDS, Id, of, owned, some_id};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    Info(Id),
    Online(Id),
    Blocklist(Id),
    Friends(Id),
    /// Whose friends everybody is.
    Relations(Id),
    Tags,
    Profiles,
    ProfileList,
    Permissions,
    Banned,
    Deleted,
    Muted,
    Settings,
}

impl Read {
    pub(super) fn random(random: &mut Rng) -> Self {
        let all: Vec<_> = Self::all().collect();
        random.choice(all).unwrap_or(Self::Info(some_id(random)))
    }

    /// Everything that can be asked for.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let of_each = [Self::Info, Self::Online, Self::Blocklist, Self::Friends, Self::Relations];
        let of_all = [
            Self::Tags,
            Self::Profiles,
            Self::ProfileList,
            Self::Permissions,
            Self::Banned,
            Self::Deleted,
            Self::Muted,
            Self::Settings,
        ];
        IDS.into_iter().flat_map(move |id| of_each.map(|of| of(id))).chain(of_all)
    }

    /// Path and body of the call.
    pub(super) fn call(self) -> (&'static str, Value) {
        let all = || owned(&IDS);
        match self {
            Self::Info(id) => of::<GetUser>(&GetUserRequest { user_id: id.to_owned() }),
            Self::Online(id) => {
                of::<GetConnectionStatus>(&GetConnectionStatusRequest { user_id: id.to_owned() })
            }
            Self::Blocklist(id) => of::<GetUserBlocklist>(&GetUserBlocklistRequest {
                user_id: id.to_owned(),
                ..GetUserBlocklistRequest::default()
            }),
            Self::Friends(id) => of::<ListFriends>(&ListFriendsRequest {
                user_id: id.to_owned(),
                page_token: None,
                page_size: None,
                order: None,
            }),
            Self::Relations(id) => of::<GetFriendRelationships>(&GetFriendRelationshipsRequest {
                user_id: id.to_owned(),
                target_ids: all(),
            }),
            Self::Tags => of::<BatchGetUserTags>(&BatchGetUserTagsRequest { user_ids: all() }),
            Self::Profiles => {
                of::<BatchGetUserProfiles>(&BatchGetUserProfilesRequest { user_ids: all() })
            }
            Self::ProfileList => of::<ListUserProfiles>(&ListUserProfilesRequest::default()),
            Self::Permissions => {
                of::<GetFriendPermission>(&GetFriendPermissionRequest { user_ids: all() })
            }
            Self::Banned => of::<ListBannedUsers>(&ListBannedUsersRequest::default()),
            Self::Deleted => of::<ListSoftDeletedUsers>(&ListSoftDeletedUsersRequest::default()),
            Self::Muted => of::<ListChannelTypeMute>(&ListChannelTypeMuteRequest {
                channel_type: ChannelType::Person,
                page_size: None,
                offset: None,
            }),
            Self::Settings => of::<GetChatSettings>(&GetChatSettingsRequest {}),
        }
    }
}
