//! Friends: who has whom in the list of friends, what a user notes about a friend, and who may add whom.

mod add;
mod check;
mod list;
mod permission;
mod profile;
mod relationships;
mod remove;

pub use add::{AddFriend, AddFriendRequest, FRIEND_EXTRA, REQUEST_LIFE};
pub use list::{FRIENDS_A_PAGE, FRIENDS_AT_MOST, Friend, Friends, ListFriends, ListFriendsRequest};
pub use permission::{
    FriendPermission, FriendPermissions, GetFriendPermission, GetFriendPermissionRequest,
    SetFriendPermission, SetFriendPermissionRequest, UserFriendPermission,
};
pub use profile::{FRIEND_ALIAS, SetFriendProfile, SetFriendProfileRequest};
pub use relationships::{
    Friendship, Friendships, GetFriendRelationships, GetFriendRelationshipsRequest,
};
pub use remove::{RemoveAllFriends, RemoveAllFriendsRequest, RemoveFriends, RemoveFriendsRequest};

pub use check::is_friend_ext_key;

use std::collections::BTreeMap;

use crate::spec::{Kind, Length};

/// Most friends of a user.
pub const FRIENDS: usize = 3000;
/// Most ids in one call of the endpoints about friends.
pub const FRIENDS_A_CALL: usize = 100;

/// Most attributes of a friend.
pub const FRIEND_ATTRIBUTES: usize = 10;
/// Longest key of a friend's attribute, in characters.
pub const FRIEND_KEY_CHARS: usize = 32;
/// What an attribute of a friend may hold.
pub const FRIEND_VALUE: Kind = Kind::Text { min: 0, max: Length::Chars(256) };

/// What a user notes about a friend, by keys.
pub type FriendExtProfile = BTreeMap<String, String>;
