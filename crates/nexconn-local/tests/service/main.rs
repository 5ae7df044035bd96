//! The service over real HTTP.

#![allow(clippy::expect_used, reason = "a test fails where its ground gives way")]

mod apps;
mod bad_input;
mod bans;
mod caller;
mod clock;
mod connections;
mod fixture;
mod limits;
mod process;
mod requests;
mod tokens;
mod users;
