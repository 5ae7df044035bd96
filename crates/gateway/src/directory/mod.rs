//! The users that the gateway knows: Nexconn has no list of them, so every id that passes through
//! is remembered, with what was learnt about it and as of when.

mod devices;
mod find;
mod learn;
mod names;
mod needle;
mod observe;
mod row;
mod search;
mod store;
mod tokens;

pub(crate) use devices::{
    DeviceChange, answered, device_changed, erase as erase_devices, forget as forget_devices,
};
pub(crate) use find::{find, find_some};
pub(crate) use learn::learn;
pub(crate) use names::names;
pub(crate) use needle::Needle;
pub(crate) use observe::{Times, observe};
pub(crate) use search::{matching_ids, search};
pub(crate) use store::{forget, know};
pub(crate) use tokens::owner_of;
