//! What several pages show alike.

mod app_name;
mod avatar_hint;
mod ban_standing;
mod focus;
mod moment;
mod read_failed;
mod what_happens;

pub(super) use app_name::AppName;
pub(super) use avatar_hint::avatar_hint;
pub use ban_standing::{BanStanding, TimeLeft};
pub(super) use ban_standing::{TimeLeftInWords, TimeLeftWords, length_left};
pub(super) use focus::focus_on;
pub(super) use moment::Moment;
pub(super) use read_failed::ReadFailed;
pub(super) use what_happens::{Curl, WhatHappens};
