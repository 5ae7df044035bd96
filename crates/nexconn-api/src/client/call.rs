use serde::{Deserialize, Serialize};

/// What a client asks for, always in the name of the user who is connected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ClientCall {
    /// Sends a direct message. Comes to [`CallResult::Sent`].
    ///
    /// Refused, the first of these being told: the sender is muted (403), the receiver is not registered or is
    /// soft-deleted (400), has blocked the sender (405), is no friend where only friends may write (25469).
    SendText {
        /// The receiver.
        to: String,
        /// 1 to [`MESSAGE_BYTES`](crate::choices::MESSAGE_BYTES) bytes.
        text: String,
    },
    /// Blocks a user: no messages of theirs any more.
    AddToBlocklist {
        /// Who is blocked.
        user_id: String,
    },
    /// Takes a user off the blocklist.
    RemoveFromBlocklist {
        /// Who is blocked no more.
        user_id: String,
    },
    /// Asks whether a user is on the blocklist. Comes to [`CallResult::Checked`].
    CheckBlocked {
        /// Who may be blocked.
        user_id: String,
    },
    /// Asks for the whole blocklist. Comes to [`CallResult::Blocklist`].
    GetBlocklist,
    /// Adds a user as a friend, or asks for it: 25461 says that the request waits for consent.
    AddFriend {
        /// Who.
        user_id: String,
        /// What is said with the request, at most 128 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        extra: Option<String>,
    },
    /// Accepts a user's request.
    AcceptFriend {
        /// Who asked.
        user_id: String,
    },
    /// Refuses a user's request.
    RefuseFriend {
        /// Who asked.
        user_id: String,
    },
    /// Ends a friendship, for both.
    RemoveFriend {
        /// With whom.
        user_id: String,
    },
    /// Asks for the friends. Comes to [`CallResult::Friends`].
    GetFriends,
}

/// What a call comes to that asks for something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum CallResult {
    /// The message is taken; it arrives at once, or when its receiver connects.
    Sent {
        /// Unique.
        message_id: String,
        /// When it was taken, in Unix milliseconds.
        sent_at: i64,
    },
    /// Whether the user is on the blocklist.
    Checked {
        /// True when blocked.
        blocked: bool,
    },
    /// Who is blocked, the latest first.
    Blocklist {
        /// Their ids.
        user_ids: Vec<String>,
    },
    /// The friends, in the order in which they were added.
    Friends {
        /// All of them.
        friends: Vec<ClientFriend>,
    },
}

/// A friend, as a client is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientFriend {
    /// Who.
    pub user_id: String,
    /// The name in the hosted profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What this user calls them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
    /// Since when, in Unix milliseconds.
    pub added_at: i64,
}
