use serde::{Deserialize, Serialize};

use crate::nexconn::FriendPermission;

/// Something known of an app, and where it is known from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact<T> {
    /// What is known.
    pub value: T,
    /// Where from.
    pub from: FactSource,
    /// As of when, in Unix milliseconds; none for the gateway's configuration.
    pub at: Option<i64>,
    /// E-mail of the admin who declared it.
    pub by: Option<String>,
}

/// Where something is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FactSource {
    /// The gateway's configuration.
    Configured,
    /// The app's service said so.
    Service,
    /// An owner declared it, since no API tells it.
    Declared,
}

/// How long new access tokens of an app work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenValidity {
    /// Minutes; none: they never expire.
    pub minutes: Option<i64>,
}

/// What decides who may message and add whom in an app, beside what its users set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatFacts {
    /// Whether only friends may write to each other; none where it is not known. Off is what Nexconn delivers.
    pub friends_only: Option<Fact<bool>>,
    /// Whether the app has the blocklist feature; none where it is not known. On is what Nexconn delivers.
    pub blocklist: Option<Fact<bool>>,
    /// Who may add users who have set nothing themselves; none where it is not known. With approval is what Nexconn
    /// delivers.
    pub friend_requests: Option<Fact<FriendPermission>>,
}

/// Registered users of an app against the most it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserQuota {
    /// Registered users; at least that many where it is not exact.
    pub registered: u64,
    /// Whether the service told the number. Nexconn's cloud has no API for it: there it is how many
    /// users the gateway knows.
    pub exact: bool,
    /// The most there may be; none where there is no limit.
    pub limit: Option<u64>,
    /// As of when, in Unix milliseconds.
    pub at: i64,
}

impl UserQuota {
    /// How many more can be registered before code 2007; at most that many where the number is not
    /// exact. None where there is no limit.
    pub const fn left(&self) -> Option<u64> {
        match self.limit {
            Some(limit) => Some(limit.saturating_sub(self.registered)),
            None => None,
        }
    }
}

/// The zone of the texts in which an app's service writes times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneState {
    /// Minutes east of UTC.
    pub minutes: i32,
    /// When it was learnt, in Unix milliseconds.
    pub at: Option<i64>,
    /// The text that it was learnt from.
    pub example: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_never_goes_below_nothing() {
        let quota = |registered, limit| UserQuota { registered, exact: true, limit, at: 0 };
        assert_eq!(quota(86, Some(100)).left(), Some(14));
        assert_eq!(quota(104, Some(100)).left(), Some(0));
        assert_eq!(quota(104, None).left(), None);
    }
}
