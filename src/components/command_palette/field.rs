use leptos::{ev, html, prelude::*};

use super::{PaletteState, PaletteWords};
use crate::components::{Icon, IconName};

/// The field, whose keys go through the list below it.
#[component]
pub(super) fn PaletteField(
    state: PaletteState,
    input: NodeRef<html::Input>,
    words: PaletteWords,
    on_paste: Callback<String, bool>,
) -> impl IntoView {
    let PaletteState { open, typed, active, .. } = state;
    let PaletteWords { label, placeholder, close, .. } = words;
    let press = move |event: ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => state.step(1),
            "ArrowUp" => state.step(-1),
            "Enter" => {
                if let Some(key) = active.get_untracked() {
                    state.choose(key);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let paste = move |event: ev::ClipboardEvent| {
        let text = event.clipboard_data().and_then(|data| data.get_data("text").ok());
        if text.is_some_and(|text| on_paste.run(text)) {
            event.prevent_default();
        }
    };
    view! {
        <div class="palette-field">
            <Icon name=IconName::Search />
            <input
                node_ref=input
                type="text"
                role="combobox"
                enterkeyhint="go"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-label=label
                aria-expanded=move || if state.is_empty() { "false" } else { "true" }
                aria-controls=state.list.get_value()
                aria-autocomplete="list"
                aria-activedescendant=move || state.active_id()
                placeholder=placeholder
                prop:value=typed
                on:input:target=move |event| typed.set(event.target().value())
                on:keydown=press
                on:paste=paste
            />
            <button type="button" class="palette-close" on:click=move |_| open.set(false)>
                <kbd aria-hidden="true">"Esc"</kbd>
                <Icon name=IconName::X />
                <span class="visually-hidden">{close}</span>
            </button>
        </div>
    }
    .into_any()
}
