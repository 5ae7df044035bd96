//! Who did what to whom, and how it ended.
//!
//! An entry is written before a call leaves (if that fails, the call fails) and gets its outcome
//! afterwards (if that fails, the call stands). Its subjects are user ids; it holds no token, no
//! secret and no profile text.

mod blocks;
pub(crate) mod events;
mod list;
mod record;
mod row;

pub(crate) use blocks::blocks_made;
pub(crate) use list::{latest, list};
pub(crate) use record::{
    Ending, GATEWAY_ADMIN, Intent, began, begin, done, finish, note, own, refuse_later,
    settle_left_behind,
};
pub(crate) use row::{find, publish};
