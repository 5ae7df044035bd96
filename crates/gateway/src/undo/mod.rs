//! Old values, by which a change can be taken back, and the calls that do it.
//!
//! They are kept when the change is sent, for as long as it can be taken back, and dropped when it
//! turns out not to have been done for certain. What a ban was before is told by the gateway's copy
//! of the list; everything else is read at Nexconn before ([`Before`]). A lifted ban comes back as one that ends by itself, also where it was a standing one.

mod before;
mod expire;
mod keep;
mod plan;
mod run;
mod way;

pub(crate) use before::{Before, keep_before, read as read_before};
pub(crate) use expire::run as run_expiry;
pub(crate) use keep::{drop_entry, drop_subject, keep_bans, keep_friendship, keep_only};
pub(crate) use plan::{family, of_entries};
pub(crate) use run::{Wish, take_back};
pub(crate) use way::{Way, mute};
