use leptos::prelude::*;

use super::Palette;
use crate::components::{Icon, IconName};
use crate::text::use_text;

/// What looks like a field in the top bar: a press opens the palette.
#[component]
pub(crate) fn PaletteButton() -> impl IntoView {
    let text = use_text();
    let palette: Palette = expect_context();
    let is_apple = window().navigator().platform().is_ok_and(|name| name.starts_with("Mac"));
    view! {
        <button
            type="button"
            class="find-button"
            aria-haspopup="dialog"
            aria-keyshortcuts=if is_apple { "Meta+K" } else { "Control+K" }
            on:click=move |_| palette.show()
        >
            <Icon name=IconName::Search />
            <span>{text.of(|words| words.palette.open)}</span>
            <kbd aria-hidden="true">{if is_apple { "⌘ K" } else { "Ctrl K" }}</kbd>
        </button>
    }
}
