use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent,
    KeyboardEventInit, MouseEvent, MouseEventInit,
};

/// What an element is called: by a label of its own, by the element or field label that names it,
/// or by what is written on it.
pub(crate) fn name_of(element: &HtmlElement) -> String {
    let named_by = |id: String| Some(shown(&document().get_element_by_id(&id)?));
    element
        .get_attribute("aria-label")
        .or_else(|| element.get_attribute("aria-labelledby").and_then(named_by))
        .or_else(|| label_of(element))
        .unwrap_or_else(|| shown(element))
}

/// The text that explains an element: its error or hint.
pub(crate) fn described(element: &Element) -> String {
    let by = element.get_attribute("aria-describedby");
    by.and_then(|id| document().get_element_by_id(&id))
        .and_then(|explanation| explanation.text_content())
        .unwrap_or_default()
}

/// Whether pressing a button does something.
pub(crate) fn is_pressable(button: &Element) -> bool {
    button.get_attribute("aria-disabled").is_none() && !button.has_attribute("disabled")
}

/// Types a text in place of what is in a field, without leaving it.
pub(crate) fn type_into(field: &HtmlElement, text: &str) {
    match field.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.set_value(text),
        None => field.unchecked_ref::<HtmlTextAreaElement>().set_value(text),
    }
    dispatch(field, "input");
}

/// Sends an event that goes up through the page.
pub(crate) fn dispatch(element: &Element, kind: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict(kind, &init).expect("an event");
    element.dispatch_event(&event).expect("it is heard");
}

/// Presses an element with the mouse while Shift is held.
pub(crate) fn click_with_shift(element: &Element) {
    let init = MouseEventInit::new();
    init.set_shift_key(true);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = MouseEvent::new_with_mouse_event_init_dict("click", &init).expect("a press");
    element.dispatch_event(&event).expect("it is heard");
}

/// Presses a key where the focus is.
pub(crate) fn press_key(key: &str) {
    press_with_shift(key, false);
}

/// Presses a key together with Shift where the focus is.
pub(crate) fn press_shift(key: &str) {
    press_with_shift(key, true);
}

fn press_with_shift(key: &str, shift: bool) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_shift_key(shift);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("a key");
    let focused = document().active_element().expect("something has the focus");
    focused.dispatch_event(&event).expect("it is heard");
}

/// The role a reader hears.
pub(super) fn role_of(element: &HtmlElement) -> String {
    if let Some(role) = element.get_attribute("role") {
        return role;
    }
    let kind = element.get_attribute("type").unwrap_or_default();
    match (element.local_name().as_str(), kind.as_str()) {
        ("a", _) if element.has_attribute("href") => "link",
        ("aside", _) => "complementary",
        ("button", _) => "button",
        ("dialog", _) => "dialog",
        ("h1" | "h2" | "h3", _) => "heading",
        ("input", "checkbox") => "checkbox",
        ("input", "radio") => "radio",
        ("input" | "textarea", _) => "textbox",
        ("select", _) => "combobox",
        _ => "generic",
    }
    .to_owned()
}

/// Whether it has a place on the page.
pub(super) fn is_shown(element: &Element) -> bool {
    element.get_client_rects().length() > 0
}

fn label_of(element: &HtmlElement) -> Option<String> {
    let around = element.closest("label").ok().flatten();
    let label = around.or_else(|| {
        let id = element.id();
        let selector = format!("label[for={id:?}]");
        if id.is_empty() { None } else { document().query_selector(&selector).ok().flatten() }
    })?;
    Some(shown(&label))
}

/// What is written on it, without what is hidden, with single spaces.
fn shown(element: &Element) -> String {
    audible(element).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_decoration(element: &Element) -> bool {
    element.get_attribute("aria-hidden").as_deref() == Some("true")
}

/// What is seen of an element, without what is for the eye alone.
fn audible(element: &Element) -> String {
    if element.query_selector("[aria-hidden=true]").is_ok_and(|hidden| hidden.is_none()) {
        return element.unchecked_ref::<HtmlElement>().inner_text();
    }
    let parts = element.child_nodes();
    let part = |index| {
        let node = parts.item(index).expect("a node");
        match node.dyn_into::<Element>() {
            Ok(part) => (is_shown(&part) && !is_decoration(&part)).then(|| audible(&part)),
            Err(text) => text.text_content(),
        }
    };
    (0..parts.length()).filter_map(part).collect()
}
