use nexconn_api::nexconn::FriendPermission;

use crate::text::ManyValuesTexts;

pub(super) const MANY_VALUES: ManyValuesTexts = ManyValuesTexts {
    whose_blocklist: "Whose blocklist",
    whose_friends: "Whose friends",
    owner_first: "Choose the user first.",
    how: "How",
    at_once: "Add directly",
    at_once_hint: "They are friends at once, without being asked.",
    ask: "As each permits",
    ask_hint: "Whoever wants to approve is asked, and has seven days to answer.",
    tags: "Tags",
    tags_hint: "With commas between, such as vip, region-us. Letters, digits, - and _; at most 20.",
    who_may_add: "Who may add them",
    permission: |permission| match permission {
        FriendPermission::Anyone => "Anyone",
        FriendPermission::Approval => "Anyone whom they approve",
        FriendPermission::Nobody => "Nobody",
    },
    key: "Field of the profile",
    custom: "Custom attribute",
    custom_key: "Key of the attribute",
    custom_hint: "Begins with ext_ and is declared in Nexconn’s Console.",
    value: "Value for everybody",
    value_hint: "An empty text clears the field.",
    value_first: "Give a number first.",
};
