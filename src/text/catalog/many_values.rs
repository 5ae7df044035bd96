//! What an action for many users sets besides, for everybody the same.

use nexconn_api::nexconn::FriendPermission;

/// Fields beside the action.
#[derive(Debug)]
pub struct ManyValuesTexts {
    pub whose_blocklist: &'static str,
    pub whose_friends: &'static str,
    pub owner_first: &'static str,
    pub how: &'static str,
    pub at_once: &'static str,
    pub at_once_hint: &'static str,
    pub ask: &'static str,
    pub ask_hint: &'static str,
    pub tags: &'static str,
    pub tags_hint: &'static str,
    pub who_may_add: &'static str,
    pub permission: fn(FriendPermission) -> &'static str,
    pub key: &'static str,
    pub custom: &'static str,
    pub custom_key: &'static str,
    pub custom_hint: &'static str,
    pub value: &'static str,
    pub value_hint: &'static str,
    pub value_first: &'static str,
}
