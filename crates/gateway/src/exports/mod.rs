//! Lists as files, which are written while they are sent: a list may be longer than what fits into memory.
//!
//! Names, reasons and profiles leave the gateway with such a file, so the audit log tells who took it. The intent is
//! written down before the first byte; the outcome is done once the last one was handed over, and unknown where the
//! browser went away or the reading failed, since part of the file is out then.

mod cells;
mod file;
mod lists;
mod nexconn;
mod profiles;
mod relations;
mod walk;

pub(crate) use lists::{bans, deleted_users, users};
pub(crate) use profiles::profiles;
pub(crate) use relations::{blocklist, friends, muted_users};
