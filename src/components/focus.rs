use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Moves the focus; a browser that refuses is noted, for nothing else depends on it.
pub(crate) fn focus(element: &HtmlElement) {
    if let Err(cause) = element.focus() {
        leptos::logging::warn!("an element takes no focus: {cause:?}");
    }
}

/// Moves the focus to the first element that `selector` finds, if there is one.
pub(crate) fn focus_on(selector: &str) {
    let element = document().query_selector(selector).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus(&element);
    }
}

/// The same once the page is rendered, where what had the focus has gone from it, and no dialog has it.
pub(crate) fn focus_if_lost(selector: &'static str) {
    request_animation_frame(move || {
        let is_lost = document().active_element().as_ref().is_none_or(is_nowhere);
        let is_covered = document().query_selector("dialog[open]").is_ok_and(|open| open.is_some());
        if is_lost && !is_covered {
            focus_on(selector);
        }
    });
}

/// The start of the document, from where the next key would lead through all of the frame.
fn is_nowhere(element: &Element) -> bool {
    element.local_name() == "body" || element.class_list().contains("skip-link")
}
