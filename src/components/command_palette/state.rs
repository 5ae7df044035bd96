use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::PaletteGroup;
use crate::components::focus::focus_if_lost;
use crate::components::ids::next_id;

/// Room for the heading above an option, in pixels.
const HEADING: i32 = 32;

/// What the parts of one palette share.
#[derive(Debug, Clone, Copy)]
pub(super) struct PaletteState {
    pub(super) open: RwSignal<bool>,
    pub(super) typed: RwSignal<String>,
    pub(super) active: RwSignal<Option<String>>,
    /// Element id of the list; those of its options begin with it.
    pub(super) list: StoredValue<String>,
    /// The reader went to another item since the last letter.
    moved: RwSignal<bool>,
    /// Keys of all items, in order.
    keys: Memo<Vec<String>>,
    dialog: NodeRef<html::Dialog>,
    on_choose: Callback<String>,
}

impl PaletteState {
    pub(super) fn new(
        open: RwSignal<bool>,
        typed: RwSignal<String>,
        groups: Signal<Vec<PaletteGroup>>,
        active: RwSignal<Option<String>>,
        dialog: NodeRef<html::Dialog>,
        on_choose: Callback<String>,
    ) -> Self {
        let keys = Memo::new(move |_| {
            groups.with(|groups| {
                let items = groups.iter().flat_map(|group| &group.items);
                items.map(|item| item.key.clone()).collect::<Vec<_>>()
            })
        });
        let moved = RwSignal::new(false);
        Effect::new(move || {
            typed.track();
            moved.set(false);
        });
        // The first one, unless the reader went to one that is still there.
        Effect::new(move || {
            let keys = keys.get();
            let is_there =
                |active: &Option<String>| active.as_ref().is_some_and(|key| keys.contains(key));
            if !moved.get_untracked() || !active.with_untracked(is_there) {
                active.set(keys.into_iter().next());
            }
        });
        let list = StoredValue::new(next_id("palette"));
        Self { open, typed, active, list, moved, keys, dialog, on_choose }
    }

    pub(super) fn is_empty(self) -> bool {
        self.keys.with(Vec::is_empty)
    }

    /// Element id of an option, by its place.
    pub(super) fn option_id(self, key: &str) -> Option<String> {
        let at = self.keys.with(|keys| keys.iter().position(|known| known == key))?;
        Some(self.list.with_value(|list| format!("{list}-{at}")))
    }

    /// Element id of the option that Enter would take.
    pub(super) fn active_id(self) -> Option<String> {
        self.option_id(&self.active.get()?)
    }

    /// Goes on by so many options, around the ends.
    pub(super) fn step(self, by: isize) {
        let all = self.keys.get_untracked();
        if all.is_empty() {
            return;
        }
        let at = self.active.with_untracked(|active| {
            all.iter().position(|key| active.as_ref() == Some(key)).unwrap_or_default()
        });
        let to = at.checked_add_signed(by).map_or(all.len() - 1, |to| to % all.len());
        self.moved.set(true);
        self.active.set(all.get(to).cloned());
        self.show_active();
    }

    /// Scrolls the list as far as is needed to see the option that Enter would take.
    fn show_active(self) {
        let found = |id: String| document().get_element_by_id(&id);
        let list = found(self.list.get_value());
        let option = untrack(|| self.active_id()).and_then(found);
        let option = option.and_then(|option| option.dyn_into::<web_sys::HtmlElement>().ok());
        let (Some(list), Some(option)) = (list, option) else { return };
        let (top, height) = (option.offset_top(), list.client_height());
        let bottom = top + option.offset_height();
        if top - HEADING < list.scroll_top() {
            list.set_scroll_top(top - HEADING);
        } else if bottom > list.scroll_top() + height {
            list.set_scroll_top(bottom - height);
        }
    }

    /// Takes an item.
    pub(super) fn choose(self, key: String) {
        if let Some(dialog) = self.dialog.get_untracked() {
            // First, so that the focus is back before a dialog opens that takes it.
            dialog.close();
            focus_if_lost("main h1");
        }
        // What is chosen is looked up before what was found is forgotten.
        self.on_choose.run(key);
        self.open.set(false);
    }
}
