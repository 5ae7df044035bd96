//! Nexconn's user-management API, `/v4/…`.

mod ban_users;
mod blocklist;
mod expire_access_tokens;
mod friend;
mod get_connection_status;
mod get_user;
mod issue_access_token;
mod list_banned_users;
mod list_soft_deleted_users;
mod mute;
mod profile;
mod restore_users;
mod soft_delete_users;
mod tags;
mod unban_users;
mod update_user;

pub use ban_users::{BAN_MINUTES, BanUsers, BanUsersRequest};
pub use blocklist::{
    AddUserBlocklist, AddUserBlocklistRequest, BLOCKED_A_PAGE, BlockedUsers, GetUserBlocklist,
    GetUserBlocklistRequest, RemoveUserBlocklist, RemoveUserBlocklistRequest,
};
pub use expire_access_tokens::{ExpireAccessTokens, ExpireAccessTokensRequest};
pub use friend::{
    AddFriend, AddFriendRequest, FRIEND_ALIAS, FRIEND_ATTRIBUTES, FRIEND_EXTRA, FRIEND_KEY_CHARS,
    FRIEND_VALUE, FRIENDS, FRIENDS_A_CALL, FRIENDS_A_PAGE, FRIENDS_AT_MOST, Friend,
    FriendExtProfile, FriendPermission, FriendPermissions, Friends, Friendship, Friendships,
    GetFriendPermission, GetFriendPermissionRequest, GetFriendRelationships,
    GetFriendRelationshipsRequest, ListFriends, ListFriendsRequest, REQUEST_LIFE, RemoveAllFriends,
    RemoveAllFriendsRequest, RemoveFriends, RemoveFriendsRequest, SetFriendPermission,
    SetFriendPermissionRequest, SetFriendProfile, SetFriendProfileRequest, UserFriendPermission,
    is_friend_ext_key,
};
pub use get_connection_status::{
    ConnectionStatus, GetConnectionStatus, GetConnectionStatusRequest,
};
pub use get_user::{GetUser, GetUserRequest, UserInfo};
pub use issue_access_token::{IssueAccessToken, IssueAccessTokenRequest, IssuedAccessToken};
pub use list_banned_users::{
    BANS_A_PAGE, BannedUser, BannedUsers, ListBannedUsers, ListBannedUsersRequest, UNPAGED_BANS,
};
pub use list_soft_deleted_users::{
    ListSoftDeletedUsers, ListSoftDeletedUsersRequest, SOFT_DELETED_A_PAGE, SoftDeletedUsers,
};
pub use mute::{
    CHANNEL_TYPES, ChannelType, ListChannelTypeMute, ListChannelTypeMuteRequest, MUTED_A_CALL,
    MUTED_A_PAGE, MUTED_AT_MOST, MutedUsers, SetChannelTypeMute, SetChannelTypeMuteRequest,
};
pub use profile::{
    BatchGetUserProfiles, BatchGetUserProfilesRequest, DeleteUserProfiles,
    DeleteUserProfilesRequest, EXT_ATTRIBUTES, EXT_KEY_CHARS, EXT_VALUE, HostedProfile,
    HostedProfiles, ListUserProfiles, ListUserProfilesRequest, PROFILE_FIELDS, PROFILES_A_PAGE,
    PROFILES_AT_MOST, SetUserProfile, SetUserProfileRequest, UserExtProfile, UserProfile,
    is_ext_key, profile_key,
};
pub use restore_users::{RESTORABLE_AFTER, RestoreUsers, RestoreUsersRequest};
pub use soft_delete_users::{AcceptedOperation, SoftDeleteUsers, SoftDeleteUsersRequest};
pub use tags::{
    BatchGetUserTags, BatchGetUserTagsRequest, BatchSetUserTags, BatchSetUserTagsRequest,
    TAG_BYTES, TAGGED_A_CALL, TAGS_A_USER, TAGS_OF_USERS, UserTags, UsersWithTags, is_tag,
};
pub use unban_users::{UnbanUsers, UnbanUsersRequest};
pub use update_user::{UpdateUser, UpdateUserRequest};

use crate::spec::{Kind, Length};

endpoint_list!(($) nexconn_endpoints, nexconn:
    IssueAccessToken,
    ExpireAccessTokens,
    UpdateUser,
    GetUser,
    BanUsers,
    UnbanUsers,
    ListBannedUsers,
    GetConnectionStatus,
    SoftDeleteUsers,
    ListSoftDeletedUsers,
    RestoreUsers,
    SetUserProfile,
    BatchGetUserProfiles,
    ListUserProfiles,
    DeleteUserProfiles,
    AddFriend,
    ListFriends,
    GetFriendRelationships,
    SetFriendProfile,
    SetFriendPermission,
    GetFriendPermission,
    RemoveFriends,
    RemoveAllFriends,
    AddUserBlocklist,
    RemoveUserBlocklist,
    GetUserBlocklist,
    BatchSetUserTags,
    BatchGetUserTags,
    SetChannelTypeMute,
    ListChannelTypeMute,
);

/// A user's name: 1 to 64 characters. (An empty one is refused: our choice.)
pub const NAME: Kind = Kind::Text { min: 1, max: Length::Chars(64) };
/// The address of a user's avatar: at most 1024 bytes; empty clears it.
pub const AVATAR_URL: Kind = Kind::Text { min: 0, max: Length::Bytes(1024) };
/// The cursor of a list's next page: opaque, so its length is a choice. An empty one begins at the beginning.
pub const PAGE_TOKEN: Kind = Kind::Text { min: 0, max: Length::Bytes(256) };
/// Most user ids in one call of the endpoints about access tokens and bans.
pub const USERS_A_CALL: usize = 20;
/// Most user ids in one call of a soft delete or a restore.
pub const DELETED_A_CALL: usize = 100;
