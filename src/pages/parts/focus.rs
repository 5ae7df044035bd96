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

/// The same for a page that just opened, once the frame has led the focus to its title.
pub(crate) fn focus_first_on(selector: &'static str) {
    request_animation_frame(move || request_animation_frame(move || focus_on(selector)));
}
