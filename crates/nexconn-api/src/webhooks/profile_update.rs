use serde::{Deserialize, Serialize};

use crate::nexconn::{UserExtProfile, UserProfile};

/// A hosted profile was changed or cleared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProfileUpdateItem {
    /// Whose profile it is: users change their own, and the app's server changes it in their name.
    pub operator_id: String,
    /// What happened.
    pub operation_type: ProfileChange,
    /// Unix milliseconds.
    pub time: i64,
    /// The basic profile as it is now; none where it was cleared, or nothing of it is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_profile: Option<UserProfile>,
    /// The custom attributes as they are now; none where they were cleared, or there are none. (Answers of the REST
    /// API call them `userExtProfile`.)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_meta_data: Option<UserExtProfile>,
}

/// What happened to a hosted profile: 0 cleared, 1 modified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(extend("maximum" = 1)))]
#[serde(try_from = "u8", into = "u8")]
pub enum ProfileChange {
    /// It was cleared.
    Cleared,
    /// It was modified.
    Modified,
}

impl From<ProfileChange> for u8 {
    fn from(change: ProfileChange) -> Self {
        match change {
            ProfileChange::Cleared => 0,
            ProfileChange::Modified => 1,
        }
    }
}

impl TryFrom<u8> for ProfileChange {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::Cleared),
            1 => Ok(Self::Modified),
            _ => Err("operationType must be 0 or 1"),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_cleared_profile_has_no_content() {
        let cleared = json!({"operatorId": "u", "operationType": 0, "time": 7});
        let item: ProfileUpdateItem = serde_json::from_value(cleared.clone()).expect("read");
        assert_eq!(item.operation_type, ProfileChange::Cleared);
        assert_eq!(serde_json::to_value(item).expect("written"), cleared);
    }

    #[test]
    fn a_modified_one_has_what_is_set() {
        let modified = json!({"operatorId": "u", "operationType": 1, "time": 7,
            "userProfile": {"name": "小雨"}, "userMetaData": {"ext_city": "Lyon"}});
        let item: ProfileUpdateItem = serde_json::from_value(modified.clone()).expect("read");
        assert_eq!(serde_json::to_value(item).expect("written"), modified);
        assert!(serde_json::from_value::<ProfileChange>(json!(2)).is_err());
    }
}
