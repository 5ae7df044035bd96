use serde::{Deserialize, Serialize};

/// What changed between a user and another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FriendEvent {
    /// The other asks to be a friend.
    Requested,
    /// The other accepted this user's request: they are friends.
    Accepted,
    /// The other refused this user's request.
    Refused,
    /// They are friends no more.
    Removed,
    /// They are friends without a request: a server made them so, or this user lets anyone add them.
    Added,
    /// A server removed all friends of this user.
    Cleared,
}
