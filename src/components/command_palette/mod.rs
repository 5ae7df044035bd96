//! A field over the page in which one types what to find or to do.

mod field;
mod options;
mod state;

use std::time::Duration;

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::IconName;
use super::focus::{focus, focus_if_lost};

use field::PaletteField;
use options::PaletteOptions;
use state::PaletteState;

/// What can be chosen under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaletteGroup {
    /// Stands above.
    pub title: String,
    /// At the end of the heading, such as "3 of 11".
    pub note: Option<String>,
    /// What can be chosen.
    pub items: Vec<PaletteItem>,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaletteItem {
    /// What the program calls it; no other item has the same.
    pub key: String,
    /// Stands before it.
    pub mark: PaletteMark,
    /// What it is.
    pub title: String,
    /// An id or a path, in mono.
    pub code: Option<String>,
    /// At the end, quietly, such as "Online".
    pub note: Option<String>,
    /// The note is out of the usual.
    pub stands_out: bool,
}

/// What stands before an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaletteMark {
    /// A line icon.
    Icon(IconName),
    /// The seal of a user.
    User {
        /// The user's id.
        id: String,
        /// The user's name.
        name: Option<String>,
    },
}

/// The texts of a [`CommandPalette`].
#[derive(Clone, Copy, Debug)]
pub struct PaletteWords {
    /// Name of the whole.
    pub label: Signal<String>,
    /// In the empty field.
    pub placeholder: Signal<String>,
    /// Where nothing fits what was typed.
    pub nothing: Signal<String>,
    /// What ↑ and ↓ do.
    pub choose: Signal<String>,
    /// What Enter does.
    pub open: Signal<String>,
    /// What Esc does.
    pub close: Signal<String>,
    /// Where it works, such as the app's name.
    pub place: Signal<String>,
}

/// A field over the page in which one types what to find or to do: ↑ and ↓ go through what fits, Enter takes it, Esc
/// closes. The focus stays in the field.
#[component]
pub fn CommandPalette(
    /// Whether it is shown; set to close it.
    open: RwSignal<bool>,
    /// What is typed.
    typed: RwSignal<String>,
    /// What fits it.
    #[prop(into)]
    groups: Signal<Vec<PaletteGroup>>,
    /// More is being looked for.
    #[prop(into)]
    busy: Signal<bool>,
    /// Key of the item that Enter would take.
    active: RwSignal<Option<String>>,
    /// Its texts.
    words: PaletteWords,
    /// Called with the key of what is taken; the palette is closed before.
    #[prop(into)]
    on_choose: Callback<String>,
    /// Called with a pasted text; true where it is not to go into the field.
    #[prop(into)]
    on_paste: Callback<String, bool>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let input = NodeRef::<html::Input>::new();
    let state = PaletteState::new(open, typed, groups, active, dialog, on_choose);
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        if !open.get() {
            if dialog.open() {
                dialog.close();
                focus_if_lost("main h1");
            }
        } else if !dialog.open() && dialog.show_modal().is_ok() {
            let focus_input = move || {
                if let Some(input) = input.get_untracked() {
                    focus(&input);
                    input.select();
                }
            };
            set_timeout(focus_input, Duration::ZERO);
        }
    });
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        open.set(false);
    };
    // A press beside it closes it: the backdrop belongs to the element itself.
    let press_beside = move |event: ev::MouseEvent| {
        let is_beside = dialog.get_untracked().is_some_and(|dialog| {
            event.target().is_some_and(|target| dialog.is_same_node(target.dyn_ref()))
        });
        if is_beside {
            open.set(false);
        }
    };
    let PaletteWords { label, nothing, choose, open: take, place, .. } = words;
    let nothing_fits = move || (state.is_empty() && !busy.get()).then(|| nothing.get());
    view! {
        <dialog
            node_ref=dialog
            class="palette"
            aria-label=label
            on:cancel=cancel
            on:click=press_beside
        >
            <PaletteField state input words on_paste />
            <div class="palette-busy" data-busy=move || busy.get().then_some("")></div>
            <PaletteOptions state groups label />
            <p class="palette-nothing" role="status">{nothing_fits}</p>
            <div class="palette-foot">
                <span><kbd>"↑"</kbd> " " <kbd>"↓"</kbd> " " {choose}</span>
                <span><kbd>"↵"</kbd> " " {take}</span>
                <span class="palette-place"><bdi>{place}</bdi></span>
            </div>
        </dialog>
    }
    .into_any()
}
