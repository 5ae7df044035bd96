//! The console of Nexconn Admin: static files that talk to the gateway and to nothing else.
//!
//! *Invariant:* it never sees an App Secret, and keeps an access token only while it is shown.
#![cfg(target_arch = "wasm32")]

pub mod api;
pub mod app;
pub mod components;
pub mod crash;
pub mod form;
pub mod pages;
mod pieces;
pub mod route;
pub mod state;
pub mod text;

/// Starts the console in the page that loaded it.
pub fn start() {
    crash::paint_on_panic();
    leptos::mount::mount_to_body(app::App);
    if let Some(boot) = leptos::prelude::document().get_element_by_id("boot") {
        boot.remove();
    }
}
