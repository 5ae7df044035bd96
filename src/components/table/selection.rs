use std::collections::BTreeSet;
use std::fmt;

use leptos::prelude::*;

/// Which rows of a list are selected, by their keys: also rows of other pages and searches, which are not shown.
#[derive(Clone, Copy, Debug)]
pub struct Selection {
    keys: RwSignal<BTreeSet<String>>,
    /// The row chosen last, from which a range goes.
    anchor: StoredValue<Option<String>>,
}

impl Selection {
    /// Nothing selected.
    pub fn new() -> Self {
        Self { keys: RwSignal::new(BTreeSet::new()), anchor: StoredValue::new(None) }
    }

    /// How many are selected, tracked.
    pub fn len(self) -> usize {
        self.keys.with(BTreeSet::len)
    }

    /// Whether nothing is selected, tracked.
    pub fn is_empty(self) -> bool {
        self.keys.with(BTreeSet::is_empty)
    }

    /// Whether a row is selected, tracked.
    pub fn contains(self, key: &str) -> bool {
        self.keys.with(|keys| keys.contains(key))
    }

    /// The keys of all that are selected, at the moment.
    pub fn keys(self) -> Vec<String> {
        self.keys.with_untracked(|keys| keys.iter().cloned().collect())
    }

    /// Selects rows besides those that are.
    pub fn add(self, keys: impl IntoIterator<Item = String>) {
        self.keys.update(|selected| selected.extend(keys));
    }

    /// Selects no longer these rows.
    pub fn remove<'a>(self, keys: impl IntoIterator<Item = &'a String>) {
        self.keys.update(|selected| {
            for key in keys {
                selected.remove(key);
            }
        });
    }

    /// Selects nothing.
    pub fn clear(self) {
        self.anchor.set_value(None);
        self.keys.update(BTreeSet::clear);
    }

    /// Selects a row that is not, or the other way round.
    pub(super) fn toggle(self, key: &str) {
        self.anchor.set_value(Some(key.to_owned()));
        self.keys.update(|selected| {
            if !selected.remove(key) {
                selected.insert(key.to_owned());
            }
        });
    }

    /// Selects all rows from the one chosen last to `key`, in the order of `shown`; the range goes on from the same row.
    pub(super) fn extend_to(self, key: &str, shown: &[String]) {
        let place = |key: &str| shown.iter().position(|other| other == key);
        let anchor = self.anchor.with_value(|anchor| anchor.as_deref().and_then(place));
        if let (Some(from), Some(to)) = (anchor, place(key)) {
            self.add(shown[from.min(to)..=from.max(to)].iter().cloned());
        } else {
            self.anchor.set_value(Some(key.to_owned()));
            self.add([key.to_owned()]);
        }
    }
}

impl Default for Selection {
    fn default() -> Self {
        Self::new()
    }
}

/// Lets the rows of a table be selected.
pub struct Selecting<T: Send + Sync + 'static> {
    /// Which are.
    pub selection: Selection,
    /// Name of a row's box, such as "Select Amara Okafor".
    pub label: Callback<T, String>,
}

impl<T: Send + Sync + 'static> Clone for Selecting<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Selecting<T> {}

impl<T: Send + Sync + 'static> fmt::Debug for Selecting<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Selecting")
            .field("selection", &self.selection)
            .finish_non_exhaustive()
    }
}
