//! Every endpoint of Nexconn's user management, of nexconn-local and of the gateway, declared once.
//!
//! An endpoint is a type with its request, its response and a [`Spec`]: plain data that says who may
//! call it, what it changes, how often it may be called and what its fields may hold. The console,
//! the gateway, nexconn-local and the tests derive everything else from these declarations.
//!
//! *Invariant:* no I/O, no clock; builds for wasm32; does not know who calls it.

#![warn(missing_docs)]

#[macro_use]
mod list;

pub mod admin;
pub mod check;
pub mod choices;
pub mod client;
pub mod code;
pub mod csp;
pub mod csv;
pub mod curl;
pub mod describe;
pub mod local;
pub mod locate;
pub mod nexconn;
#[cfg(feature = "openapi")]
pub mod openapi;
pub mod samples;
pub mod secret;
pub mod signing;
pub mod sockets;
pub mod spec;
pub mod streams;
pub mod verdict;
pub mod violation;
pub mod webhooks;
pub mod wire;

pub use check::check;
pub use code::Code;
pub use secret::Secret;
pub use spec::{Endpoint, Spec};
pub use violation::{Rule, Violation};
