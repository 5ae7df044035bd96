//! The gateway as browsers see it: over real HTTP, in front of a real nexconn-local or of servers
//! that misbehave.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod audit;
mod calls;
mod console;
mod directory;
mod harness;
mod origins;
mod outcomes;
mod sessions;
mod sweep;
mod upstreams;
mod walk;
