use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{MenuAlign, MenuState};

/// Between what floats and what it belongs to, in pixels.
const GAP: f64 = 4.0;
/// Kept free at the window's edges, in pixels.
const EDGE: f64 = 8.0;

/// Where something is to float in the window, from its left and its top, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) left: f64,
    pub(super) top: f64,
}

/// Below `anchor`, or above it where there is no room below; within the window.
fn spot_beside(anchor: &HtmlElement, floating: &HtmlElement, align: MenuAlign) -> Spot {
    let (anchor, size) = (anchor.get_bounding_client_rect(), floating.get_bounding_client_rect());
    let window = window();
    let length = |side: Result<wasm_bindgen::JsValue, _>| {
        side.ok().and_then(|side| side.as_f64()).unwrap_or(f64::MAX)
    };
    let (width, height) = (length(window.inner_width()), length(window.inner_height()));
    let is_left_to_right = window
        .get_computed_style(floating)
        .ok()
        .flatten()
        .and_then(|style| style.get_property_value("direction").ok())
        .is_none_or(|direction| direction != "rtl");
    let hangs_right = (align == MenuAlign::End) == is_left_to_right;
    let left = if hangs_right { anchor.right() - size.width() } else { anchor.left() };
    let below = anchor.bottom() + GAP;
    let fits_below = below + size.height() <= height - EDGE;
    let top = if fits_below { below } else { anchor.top() - GAP - size.height() };
    Spot { left: left.min(width - EDGE - size.width()).max(EDGE), top: top.max(EDGE) }
}

/// Lays the list over everything, beside its button.
pub(super) fn float(
    list: &web_sys::HtmlDivElement,
    button: NodeRef<html::Button>,
    align: MenuAlign,
) -> Option<Spot> {
    if let Err(cause) = list.show_popover() {
        leptos::logging::warn!("a menu does not float: {cause:?}");
    }
    Some(spot_beside(&button.get_untracked()?.into(), list, align))
}

/// The browser hides what floats when it is moved in the document.
pub(super) fn close_when_hidden(state: MenuState, list: NodeRef<html::Div>) {
    let list = list.get_untracked();
    let is_hidden = list.is_some_and(|list| list.matches(":popover-open").is_ok_and(|open| !open));
    if is_hidden && state.open.try_get_untracked() == Some(true) {
        state.close();
    }
}

/// What floats does not move with its button.
pub(super) fn close_when_moved(state: MenuState) {
    let close = move || {
        if state.open.try_get_untracked() == Some(true) {
            state.open.set(false);
        }
    };
    let wheel = window_event_listener(ev::wheel, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let is_own = target
            .is_some_and(|target| target.closest(".menu-list").is_ok_and(|list| list.is_some()));
        if !is_own {
            close();
        }
    });
    let resize = window_event_listener(ev::resize, move |_| close());
    on_cleanup(move || {
        wheel.remove();
        resize.remove();
    });
}
