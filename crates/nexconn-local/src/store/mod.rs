//! The SQL: one file a table. Each function works on a connection that its caller chose.

pub(crate) mod access_tokens;
pub(crate) mod bans;
pub(crate) mod blocklist;
pub(crate) mod deletions;
pub(crate) mod friend_permissions;
pub(crate) mod friend_requests;
pub(crate) mod friends;
pub(crate) mod messages;
pub(crate) mod mutes;
pub(crate) mod operations;
pub(crate) mod outbox;
pub(crate) mod profiles;
pub(crate) mod sessions;
pub(crate) mod settings;
pub(crate) mod tags;
pub(crate) mod users;
pub(crate) mod webhook;

use sqlx::migrate::Migrator;

/// Brings an app's database up to date.
pub(crate) static MIGRATIONS: Migrator = sqlx::migrate!();
