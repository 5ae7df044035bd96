use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::spec::{Field, Kind, required};

/// Two users, for the actions that are about pairs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserPair {
    /// Whose blocklist or friends change.
    pub user_id: String,
    /// The other one.
    pub target_id: String,
}

/// What a [`UserPair`] holds.
pub(super) const PAIR: &[Field] =
    &[required("userId", Kind::UserId), required("targetId", Kind::UserId)];

/// Two users to make friends, with what one side notes of the other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FriendRow {
    /// Who adds.
    pub user_id: String,
    /// Who is added.
    pub target_id: String,
    /// See [`AddFriendRequest`](crate::nexconn::AddFriendRequest).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<i64>,
    /// See [`AddFriendRequest`](crate::nexconn::AddFriendRequest).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<String>,
    /// What `user_id` calls the other one; set by a second call, once they are friends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
    /// Custom attributes that `user_id` gives the friendship; set with the alias.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub friend_ext_profile: Option<Map<String, Value>>,
}
