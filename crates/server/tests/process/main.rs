//! `nexconn-admin` as a process of its own.

#![allow(clippy::expect_used, reason = "a test fails where its ground gives way")]

mod admin;
mod crash;
mod demo;
mod erasure;
mod first_run;
mod gate;
mod jobs;
mod local;
#[path = "../../../gateway/tests/faults/message.rs"]
mod message;
mod program;
mod secrets;
mod starts;
mod webhooks;
