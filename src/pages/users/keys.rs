use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Makes ↓ lead from the search field to the first row; among the rows the table takes over.
pub(super) fn lead_from_search_to_rows() {
    let keys = window_event_listener(ev::keydown, |event| {
        if event.key() != "ArrowDown" || !is_in_search(&event) {
            return;
        }
        let row = document().query_selector("main .user-link").ok().flatten();
        if let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
            event.prevent_default();
            if let Err(cause) = row.focus() {
                leptos::logging::warn!("the row takes no focus: {cause:?}");
            }
        }
    });
    on_cleanup(move || keys.remove());
}

fn is_in_search(event: &ev::KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| target.matches("[role=search] input").unwrap_or(false))
}
