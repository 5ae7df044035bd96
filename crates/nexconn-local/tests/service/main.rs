//! The service over real HTTP.

#![allow(clippy::expect_used, reason = "a test fails where its ground gives way")]

mod app;
mod apps;
mod bad_input;
mod bans;
mod blocklist;
mod caller;
mod chat_settings;
mod clock;
mod connections;
mod fixture;
mod friend_events;
mod friends;
mod limits;
mod messages;
mod mutes;
mod process;
mod profiles;
mod random;
mod requests;
mod seed;
mod soft_delete;
mod tags;
mod test_users;
mod tokens;
mod users;
mod webhooks;
