use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

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

/// The same once the page is rendered, where what had the focus has gone from it.
pub(crate) fn focus_if_lost(selector: &'static str) {
    request_animation_frame(move || {
        if document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
            focus_on(selector);
        }
    });
}
