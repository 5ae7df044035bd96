//! The ground that both servers stand on: a clock, a data folder, a database file, private files,
//! logs and a clean stop.
//!
//! *Invariant:* knows nothing of Nexconn, of admins or of HTTP.

#![warn(missing_docs)]

pub mod clock;
pub mod data_folder;
pub mod database;
pub mod logs;
pub mod private_file;
pub mod shutdown;

pub use clock::{Clock, ManualClock, SystemClock};
