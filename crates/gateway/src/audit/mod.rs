//! Who did what to whom, and how it ended.
//!
//! An entry is written before a call leaves (if that fails, the call fails) and gets its outcome
//! afterwards (if that fails, the call stands). Its subjects are user ids; it holds no token, no
//! secret and no profile text.

mod list;
mod record;

pub(crate) use list::list;
pub(crate) use record::{Ending, Intent, begin, finish, own, settle_left_behind};
