use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::components::focus;

/// Moves the focus to the first element that `selector` finds on the page, if there is one.
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

/// The same for a page that just opened, once the frame has led the focus to its title.
pub(crate) fn focus_first_on(selector: &'static str) {
    request_animation_frame(move || request_animation_frame(move || focus_on(selector)));
}
