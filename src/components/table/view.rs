use std::collections::BTreeSet;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// The attribute by which a row tells its key.
const KEY: &str = "data-key";

/// Notes which rows are in view.
#[derive(Clone, Copy)]
pub(super) struct Watch {
    observer: StoredValue<Option<IntersectionObserver>, LocalStorage>,
    in_view: RwSignal<BTreeSet<String>>,
}

impl Watch {
    /// Keeps `in_view` as the keys of the rows in view.
    pub(super) fn new(in_view: RwSignal<BTreeSet<String>>) -> Self {
        let note = Closure::<dyn Fn(Vec<IntersectionObserverEntry>)>::new(
            move |entries: Vec<IntersectionObserverEntry>| note(in_view, &entries),
        );
        let observer = IntersectionObserver::new(note.as_ref().unchecked_ref());
        if let Err(cause) = &observer {
            leptos::logging::warn!("which rows are in view is not known: {cause:?}");
        }
        let observer = StoredValue::new_local(observer.ok());
        let note = StoredValue::new_local(note);
        on_cleanup(move || {
            if let Some(observer) = observer.try_update_value(Option::take).flatten() {
                observer.disconnect();
            }
            // No entry comes any more, so what is called for it may go.
            note.dispose();
        });
        Self { observer, in_view }
    }

    /// Begins to watch a row, until the row is gone.
    pub(super) fn row(self, row: &Element, key: String) {
        let observe = |observer: &Option<IntersectionObserver>| {
            if let Some(observer) = observer {
                observer.observe(row);
            }
        };
        self.observer.with_value(observe);
        let row = StoredValue::new_local(row.clone());
        on_cleanup(move || {
            self.observer.try_with_value(|observer| {
                if let Some((observer, row)) = observer.as_ref().zip(row.try_get_value()) {
                    observer.unobserve(&row);
                }
            });
            self.in_view.try_update(|keys| keys.remove(&key));
        });
    }
}

fn note(in_view: RwSignal<BTreeSet<String>>, entries: &[IntersectionObserverEntry]) {
    in_view.try_update(|keys| {
        for entry in entries {
            let Some(key) = entry.target().get_attribute(KEY) else { continue };
            if entry.is_intersecting() {
                keys.insert(key);
            } else {
                keys.remove(&key);
            }
        }
    });
}
