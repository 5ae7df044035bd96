//! The ground that both servers stand on: a clock, a data folder, a database file, private files,
//! logs, a clean stop and which hosts are this machine.
//!
//! *Invariant:* knows nothing of Nexconn, of admins or of HTTP.

#![warn(missing_docs)]

pub mod clock;
pub mod data_folder;
pub mod database;
pub mod logs;
pub mod loopback;
pub mod private_file;
pub mod shutdown;

pub use clock::{Clock, ManualClock, SystemClock};
pub use loopback::is_loopback;
