use serde::{Deserialize, Serialize};

use crate::nexconn::FriendPermission;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Role, Spec, required};
use crate::wire::Done;

/// Reads the switches of Nexconn's Console that decide who may write to whom.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetChatSettings;

/// Request of [`GetChatSettings`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetChatSettingsRequest {}

/// Who may write to whom, and who may add whom, unless a user has chosen otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ChatSettings {
    /// Whether clients may send direct messages to friends only. Off in a new app.
    pub friends_only: bool,
    /// Whether blocklists exist. Where they do not, their endpoints are refused (1011) and stop no message; what is on
    /// them stays for when they are switched on again. On in a new app.
    pub blocklist: bool,
    /// Who may add a user who has not chosen: 1 anyone, 2 whoever the user approves, 3 nobody. 2 in a new app.
    pub friend_request_permission: FriendPermission,
}

impl Default for ChatSettings {
    fn default() -> Self {
        Self {
            friends_only: false,
            blocklist: true,
            friend_request_permission: FriendPermission::Approval,
        }
    }
}

impl Endpoint for GetChatSettings {
    type Request = GetChatSettingsRequest;
    type Response = ChatSettings;
    const SPEC: Spec = Spec {
        name: "getChatSettings",
        group: Group::Local,
        path: "/console/chat-settings/get",
        role: Role::Viewer,
        example: Example {
            request: "{}",
            response: r#"{"code":0,"result":{"friendsOnly":false,"blocklist":true,"friendRequestPermission":2}}"#,
        },
        ..Spec::POST
    };
}

/// Sets these switches, all of them. They hold from the next message and the next request on.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SetChatSettings;

impl Endpoint for SetChatSettings {
    type Request = ChatSettings;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "setChatSettings",
        group: Group::Local,
        path: "/console/chat-settings/set",
        impact: Impact::Reversible { by: "/console/chat-settings/set" },
        fields: &[
            required("friendsOnly", Kind::Bool),
            required("blocklist", Kind::Bool),
            required("friendRequestPermission", Kind::Int { min: 1, max: 3 }),
        ],
        example: Example {
            request: r#"{"friendsOnly":false,"blocklist":true,"friendRequestPermission":2}"#,
            response: r#"{"code":0}"#,
        },
        ..Spec::POST
    };
}
