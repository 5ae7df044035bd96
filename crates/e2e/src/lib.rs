//! What the browser tests stand on: the shipped binary as a real process, a real Chromium, and
//! pages found the way people find them, by role and name.
//!
//! A test is a [`scene()`]: it starts its own server and browser on free ports with data of their
//! own, fails on any console error, policy violation or request to a foreign host, and leaves
//! nothing behind.

#![warn(missing_docs)]
#![allow(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::print_stderr,
    reason = "a broken harness fails the test that runs it"
)]

pub mod axe;
pub mod browser;
pub mod coverage;
pub mod host;
pub mod page;
pub mod paths;
pub mod scene;
pub mod server;
pub mod signed;
pub mod survey;
pub mod watch;

pub use browser::Browser;
pub use page::Page;
pub use scene::{Stage, accept, scene, scene_on, scene_with};
