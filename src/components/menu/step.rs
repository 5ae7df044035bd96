use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::components::focus::focus;

/// Where the focus goes in a menu.
pub(super) enum Step {
    First,
    Last,
    Next,
    Previous,
}

/// Moves the focus among the menu's items, around its ends.
pub(super) fn move_focus(list: &web_sys::Element, step: Step) {
    let Ok(items) = list.query_selector_all("[role^=menuitem]") else { return };
    let count = items.length();
    if count == 0 {
        return;
    }
    let active = document().active_element();
    let current = (0..count).find(|&index| {
        items.item(index).is_some_and(|item| {
            active.as_ref().is_some_and(|active| item.is_same_node(Some(active)))
        })
    });
    let index = match (step, current) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None) => count - 1,
        (Step::Next, Some(index)) => (index + 1) % count,
        (Step::Previous, Some(index)) => (index + count - 1) % count,
    };
    if let Some(item) = items.item(index).and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        focus(&item);
    }
}
