use serde::{Deserialize, Serialize};

use super::{CHANNEL_TYPES, ChannelType};
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Reason, Role, Spec, required};
use crate::wire::Done;

/// Most users in one call that mutes.
pub const MUTED_A_CALL: usize = 1000;

/// Mutes users in direct channels, or lets them write again.
///
/// A muted user's client can send no direct messages; a server can in their name, and they receive as before. A mute
/// has no end of its own.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SetChannelTypeMute;

/// Request of [`SetChannelTypeMute`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SetChannelTypeMuteRequest {
    /// 1 to [`MUTED_A_CALL`] ids.
    pub user_ids: Vec<String>,
    /// 1 mutes, 0 lets write again.
    pub mute_state: i64,
    /// The types of channels, as names or as numbers: `PERSON` or 1.
    pub channel_types: Vec<ChannelType>,
}

impl Endpoint for SetChannelTypeMute {
    type Request = SetChannelTypeMuteRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "setChannelTypeMute",
        sdk_request: "ChannelTypeMuteSetRequest",
        path: "/v4/channel-type/mute/set",
        group: Group::Mute,
        role: Role::Moderator,
        impact: Impact::Reversible { by: "/v4/channel-type/mute/set" },
        reason: Reason::Optional,
        fields: &[
            required("userIds", Kind::UserIds { max: MUTED_A_CALL }),
            required("muteState", Kind::Int { min: 0, max: 1 }),
            required("channelTypes", Kind::NumberedWords(CHANNEL_TYPES)),
        ],
        example: Example {
            request: r#"{"userIds":["uid1","uid2"],"muteState":1,"channelTypes":["PERSON"]}"#,
            response: r#"{"code":0}"#,
        },
        doc: "direct-channel/ban",
        ..Spec::POST
    };
}
