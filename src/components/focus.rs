use web_sys::HtmlElement;

/// Moves the focus; a browser that refuses is noted, for nothing else depends on it.
pub(crate) fn focus(element: &HtmlElement) {
    if let Err(cause) = element.focus() {
        leptos::logging::warn!("an element takes no focus: {cause:?}");
    }
}
