//! The keyboard among rows: ↑ ↓ move, Space selects, Shift with either selects a range, → looks at a row beside the
//! table and then goes there, Esc closes that.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::row::Rows;
use crate::components::focus::focus;

const LINK: &str = "a";
const BOX: &str = "input[type=checkbox]";

/// A key pressed in the row of that key.
pub(super) fn press(rows: Rows, key: &str, event: &ev::KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    let Some(control) = [LINK, BOX].into_iter().find(|kind| target.matches(kind).unwrap_or(false))
    else {
        return;
    };
    let done = match event.key().as_str() {
        "ArrowDown" => step(rows, key, &target, control, 1, event.shift_key()),
        "ArrowUp" => step(rows, key, &target, control, -1, event.shift_key()),
        " " if control == LINK => select(rows, key, event.shift_key()),
        "ArrowRight" => peek(rows, key),
        "Escape" => close_peek(rows),
        _ => false,
    };
    if done {
        event.prevent_default();
    }
}

/// To the same control of the neighbour; what is looked at goes along, and with Shift the selection.
fn step(rows: Rows, key: &str, target: &Element, control: &str, by: isize, selects: bool) -> bool {
    let next = rows.shown.with_untracked(|shown| {
        let place = shown.iter().position(|other| other == key)?;
        shown.get(place.checked_add_signed(by)?).cloned()
    });
    let neighbour = target.closest("tr").ok().flatten().and_then(|row| {
        if by > 0 { row.next_element_sibling() } else { row.previous_element_sibling() }
    });
    let Some((next, neighbour)) = next.zip(neighbour) else { return true };
    if let Some(control) = neighbour.query_selector(control).ok().flatten()
        && let Ok(control) = control.dyn_into::<HtmlElement>()
    {
        focus(&control);
    }
    if selects {
        rows.extend_to(key);
        rows.extend_to(&next);
    }
    if let Some(peeked) = rows.peeked.filter(|peeked| peeked.with_untracked(Option::is_some)) {
        peeked.set(Some(next));
    }
    true
}

fn select(rows: Rows, key: &str, range: bool) -> bool {
    let Some(selection) = rows.selection else { return false };
    if range {
        rows.extend_to(key);
    } else {
        selection.toggle(key);
    }
    true
}

fn peek(rows: Rows, key: &str) -> bool {
    let Some(peeked) = rows.peeked else { return false };
    if peeked.with_untracked(|peeked| peeked.as_deref() == Some(key)) {
        if let Some(panel) = document().query_selector(".peek").ok().flatten()
            && let Ok(panel) = panel.dyn_into::<HtmlElement>()
        {
            focus(&panel);
        }
    } else {
        peeked.set(Some(key.to_owned()));
    }
    true
}

fn close_peek(rows: Rows) -> bool {
    let Some(peeked) = rows.peeked.filter(|peeked| peeked.with_untracked(Option::is_some)) else {
        return false;
    };
    peeked.set(None);
    true
}
