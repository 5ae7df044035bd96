//! The admin gateway: signs admins in, checks their roles, signs and forwards calls to Nexconn,
//! keeps the audit log and the directory of users, and serves the console's files.
//!
//! *Invariant:* it cannot tell the cloud from nexconn-local; no App Secret leaves it, and an access
//! token passes through in the answer to "issue" alone, never kept and never logged.

#![warn(missing_docs)]

mod app_state;
pub mod apps;
mod audit;
mod bans;
mod calls;
pub mod config;
mod console;
mod deletions;
mod diagnosis;
mod directory;
mod endpoints;
mod erasure;
mod error;
mod exports;
mod gateway;
mod health;
mod hooks;
mod http;
mod instance;
mod jobs;
mod overview;
mod paging;
mod random;
mod reading;
mod recognise;
mod relations;
mod seal;
mod sessions;
mod sql;
mod statuses;
mod talk;
mod undo;
mod upstream;

pub use config::{AppConfig, Config, ConsoleFiles};
pub use error::Error;
pub use gateway::{Gateway, invite};
pub use sessions::invite::Invite;
