//! Nexconn's own Python SDK talks to the service.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where its ground gives way")]

#[path = "../service/caller.rs"]
#[expect(dead_code, reason = "few calls are made here")]
mod caller;
mod endpoints;
mod python;
mod samples;
