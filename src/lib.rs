//! The admin console for the Nexconn chat service: the program that runs in the browser.
#![cfg(target_arch = "wasm32")]

pub mod components;
