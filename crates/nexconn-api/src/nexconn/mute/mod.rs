//! The mute in direct channels: who may not write to other users.

mod channel_type;
mod list;
mod set;

pub use channel_type::{CHANNEL_TYPES, ChannelType};
pub use list::{
    ListChannelTypeMute, ListChannelTypeMuteRequest, MUTED_A_PAGE, MUTED_AT_MOST, MutedUsers,
};
pub use set::{MUTED_A_CALL, SetChannelTypeMute, SetChannelTypeMuteRequest};
