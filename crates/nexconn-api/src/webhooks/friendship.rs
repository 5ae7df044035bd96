use serde::{Deserialize, Serialize};

/// Two users became friends, asked for it, or are friends no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FriendshipItem {
    /// What happened.
    pub operation_type: FriendshipChange,
    /// Who did it: asked, accepted, rejected, removed or added.
    pub user_id: String,
    /// The other one.
    pub to_user_id: String,
    /// Unix milliseconds.
    pub time: i64,
    /// With what it was done: `iOS`, `Android`, `Websocket`, or [`Self::SERVER`] for the app's server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub os: Option<String>,
    /// What was said with a request for friendship.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<String>,
}

impl FriendshipItem {
    /// Value of `os` for what the app's server did.
    pub const SERVER: &str = "Server";
}

/// What happened between two users: 1 requested, 2 accepted, 3 rejected, 4 removed, 5 added by the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "openapi",
    derive(schemars::JsonSchema),
    schemars(extend("minimum" = 1, "maximum" = 5))
)]
#[serde(try_from = "u8", into = "u8")]
pub enum FriendshipChange {
    /// One asked the other.
    Requested,
    /// Whoever was asked accepted.
    Accepted,
    /// Whoever was asked rejected.
    Rejected,
    /// One removed the other.
    Removed,
    /// The app's server made them friends.
    Added,
}

impl FriendshipChange {
    /// Every change, in the order of their numbers.
    pub const ALL: [Self; 5] =
        [Self::Requested, Self::Accepted, Self::Rejected, Self::Removed, Self::Added];
}

impl From<FriendshipChange> for u8 {
    fn from(change: FriendshipChange) -> Self {
        match change {
            FriendshipChange::Requested => 1,
            FriendshipChange::Accepted => 2,
            FriendshipChange::Rejected => 3,
            FriendshipChange::Removed => 4,
            FriendshipChange::Added => 5,
        }
    }
}

impl TryFrom<u8> for FriendshipChange {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        let found = Self::ALL.into_iter().find(|change| u8::from(*change) == number);
        found.ok_or("operationType must be 1 to 5")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_request_is_read_and_written_to_the_letter() {
        let requested = json!({"operationType": 1, "userId": "a", "toUserId": "b", "time": 7,
            "os": "Server", "extra": "From the cycling club"});
        let item: FriendshipItem = serde_json::from_value(requested.clone()).expect("read");
        assert_eq!(item.operation_type, FriendshipChange::Requested);
        assert_eq!(serde_json::to_value(item).expect("written"), requested);
    }

    #[test]
    fn what_happened_is_a_number_from_1_to_5() {
        for (number, change) in (1..).zip(FriendshipChange::ALL) {
            assert_eq!(u8::from(change), number);
            assert_eq!(FriendshipChange::try_from(number), Ok(change));
        }
        assert!(serde_json::from_value::<FriendshipChange>(json!(0)).is_err());
        assert!(serde_json::from_value::<FriendshipChange>(json!(6)).is_err());
    }
}
