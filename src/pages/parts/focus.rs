use leptos::prelude::request_animation_frame;

use crate::components::focus_on;

/// Moves the focus on a page that just opened to the first element that `selector` finds, once the frame has led the
/// focus to the page's title.
pub(crate) fn focus_first_on(selector: &'static str) {
    request_animation_frame(move || request_animation_frame(move || focus_on(selector)));
}
