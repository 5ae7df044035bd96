//! The gateway as browsers see it: over real HTTP, in front of a real nexconn-local or of servers
//! that misbehave.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod app_secret;
mod app_state;
mod audit;
mod bans;
mod blocks_made;
mod caller;
mod calls;
mod client;
mod connections;
mod console;
mod deletion_jobs;
mod deletions;
mod directory;
mod erasure;
mod exports;
mod fill;
mod harness;
mod hooks;
mod imports;
mod job_comparisons;
mod job_relations;
mod job_steering;
mod jobs;
mod kick;
mod mutes;
mod origins;
mod outcomes;
mod overview;
mod recognise;
mod reconnects;
mod relay;
mod results;
mod service;
mod sessions;
mod standing;
mod stream;
mod sweep;
mod talk;
mod tokens;
mod undo;
mod upstreams;
mod walk;
