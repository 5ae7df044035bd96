use std::time::Duration;

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::focus::focus;
use super::words::words;
use super::{Icon, IconButton, IconName};

/// Silence after the last key before a search starts.
const PAUSE: Duration = Duration::from_millis(250);

/// A field that searches while one types: a quarter of a second after the last key, at once on Enter and ×.
#[component]
pub fn SearchField(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Names what is searched, such as "Name or user id".
    #[prop(into)]
    placeholder: Signal<String>,
    /// What is searched for now, such as from the address; shown unless the reader is typing something else.
    #[prop(into)]
    value: Signal<String>,
    /// The key `/`, pressed anywhere but in a field, leads here.
    #[prop(optional)]
    by_slash: bool,
    /// Called with what to search for.
    #[prop(into)]
    on_search: Callback<String>,
) -> impl IntoView {
    let words = words();
    let input = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(value.get_untracked());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move || {
        let value = value.get();
        if waiting.with_value(Option::is_none) {
            typed.set(value);
        }
    });
    let stop_waiting = move || {
        if let Some(timer) = waiting.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(stop_waiting);
    let search = move || {
        stop_waiting();
        let text = typed.get_untracked();
        if text != value.get_untracked() {
            on_search.run(text);
        }
    };
    let search_soon = move || {
        stop_waiting();
        match set_timeout_with_handle(search, PAUSE) {
            Ok(timer) => waiting.set_value(Some(timer)),
            Err(_) => search(),
        }
    };
    let clear = move || {
        typed.set(String::new());
        search();
        if let Some(input) = input.get_untracked() {
            focus(&input);
        }
    };
    if by_slash {
        let keys = window_event_listener(ev::keydown, move |event| {
            if let Some(input) =
                input.get_untracked().filter(|_| event.key() == "/" && !is_typing(&event))
            {
                event.prevent_default();
                focus(&input);
            }
        });
        on_cleanup(move || keys.remove());
    }
    view! {
        <form
            class="search"
            role="search"
            aria-label=label
            on:submit=move |event| {
                event.prevent_default();
                search();
            }
        >
            <Icon name=IconName::Search />
            <input
                node_ref=input
                class="search-input"
                type="search"
                enterkeyhint="search"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-label=label
                placeholder=placeholder
                prop:value=typed
                on:input:target=move |event| {
                    typed.set(event.target().value());
                    search_soon();
                }
            />
            {by_slash.then(|| view! { <kbd class="search-key" aria-hidden="true">"/"</kbd> })}
            {move || {
                typed
                    .with(|typed| !typed.is_empty())
                    .then(|| view! { <IconButton icon=IconName::X label=words.clear_search on_press=clear /> })
            }}
        </form>
    }
}

/// Whether a key belongs to a field, to a dialog over the page, or to the browser.
fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
        || target.is_some_and(|target| {
            target.closest("input, textarea, select, dialog").is_ok_and(|field| field.is_some())
        })
}
