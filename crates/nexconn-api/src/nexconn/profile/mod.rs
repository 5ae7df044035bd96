//! The hosted profile: what users see of each other, beside the registration info that push shows. One
//! never changes the other.

mod batch_get;
mod check;
mod delete;
mod list;
mod set;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use batch_get::{BatchGetUserProfiles, BatchGetUserProfilesRequest};
pub use check::{is_ext_key, profile_key};
pub use delete::{DeleteUserProfiles, DeleteUserProfilesRequest};
pub use list::{ListUserProfiles, ListUserProfilesRequest, PROFILES_A_PAGE, PROFILES_AT_MOST};
pub use set::{SetUserProfile, SetUserProfileRequest};

use crate::spec::{Field, Kind, Length, optional};

/// The keys of a basic profile with what each may hold when it is set.
pub static PROFILE_FIELDS: &[Field] = &[
    optional("uniqueId", text(32)),
    optional("name", text(64)),
    optional("portraitUri", text(1024)),
    optional("email", text(128)),
    optional("birthday", text(32)),
    optional("gender", Kind::Int { min: 0, max: 2 }),
    optional("location", text(32)),
    optional("role", Kind::Int { min: 0, max: 100 }),
    optional("level", Kind::Int { min: 0, max: 100 }),
];

const fn text(chars: usize) -> Kind {
    Kind::Text { min: 0, max: Length::Chars(chars) }
}

/// Longest key of a custom attribute, in characters.
pub const EXT_KEY_CHARS: usize = 32;
/// What a custom attribute may hold.
pub const EXT_VALUE: Kind = text(256);
/// Most custom attributes of a profile.
pub const EXT_ATTRIBUTES: usize = 20;

/// The basic profile. What is left out is not set; an empty text clears when it is set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UserProfile {
    /// A number or name that the app gives its users; not checked for being unique.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unique_id: Option<String>,
    /// The name that other users see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The address of the picture that other users see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portrait_uri: Option<String>,
    /// Free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birthday: Option<String>,
    /// 0 unknown, 1 male, 2 female.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<i64>,
    /// Free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// 0 to 100; what it means is the app's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<i64>,
    /// 0 to 100; what it means is the app's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<i64>,
}

/// Custom attributes by their keys, which are declared in Nexconn's Console.
pub type UserExtProfile = BTreeMap<String, String>;

/// A user's hosted profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct HostedProfile {
    /// Whose it is.
    pub user_id: String,
    /// Grows with every change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// The basic profile; none where nothing of it is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_profile: Option<UserProfile>,
    /// The custom attributes; none where there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_ext_profile: Option<UserExtProfile>,
}

/// Profiles of users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct HostedProfiles {
    /// The profiles.
    pub users: Vec<HostedProfile>,
}
