use serde::{Deserialize, Serialize};

use super::ChannelType;
use crate::spec::{Endpoint, Example, Group, Kind, Role, Spec, optional, required};

/// Muted users on a page that states no size.
pub const MUTED_A_PAGE: i64 = 100;
/// Most muted users on a page.
pub const MUTED_AT_MOST: i64 = 200;

/// Lists who is muted in direct channels, with how many there are. Their order is not documented.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ListChannelTypeMute;

/// Request of [`ListChannelTypeMute`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ListChannelTypeMuteRequest {
    /// The type of channels: `PERSON`.
    pub channel_type: ChannelType,
    /// 1 to [`MUTED_AT_MOST`]; [`MUTED_A_PAGE`] unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_size: Option<i64>,
    /// How many to pass over; 0 unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<i64>,
}

/// Answer of [`ListChannelTypeMute`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MutedUsers {
    /// How many are muted in all.
    pub total_count: i64,
    /// Those of this page.
    pub muted_user_ids: Vec<String>,
}

impl Endpoint for ListChannelTypeMute {
    type Request = ListChannelTypeMuteRequest;
    type Response = MutedUsers;
    const SPEC: Spec = Spec {
        name: "listChannelTypeMute",
        sdk_request: "ChannelTypeMuteListRequest",
        path: "/v4/channel-type/mute/list",
        group: Group::Mute,
        role: Role::Viewer,
        fields: &[
            required("channelType", Kind::OneOf(&[ChannelType::Person.name()])),
            optional("pageSize", Kind::Int { min: 1, max: MUTED_AT_MOST }),
            optional("offset", Kind::Int { min: 0, max: i64::MAX }),
        ],
        example: Example {
            request: r#"{"channelType":"PERSON","pageSize":100,"offset":0}"#,
            response: r#"{"code":0,"result":{"totalCount":1,"mutedUserIds":["uid1"]}}"#,
        },
        doc: "direct-channel/query-banned-list",
        ..Spec::POST
    };
}
