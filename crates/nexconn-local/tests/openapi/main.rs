//! The `OpenAPI` document against the service that serves it. Documents and schemas are judged by
//! schemathesis' validators, not by code of ours.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where its ground gives way")]

mod examples;
mod judge;
mod properties;
mod random;
mod service;
