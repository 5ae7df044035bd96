use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use nexconn_api::admin::TablePreview;

/// A table that is pasted, what it was read as, and which of its rows are chosen.
#[derive(Debug)]
pub(crate) struct Sheet<R: 'static> {
    /// What was pasted.
    pub(crate) text: RwSignal<String>,
    /// What it was read as; none while it is being written.
    pub(crate) preview: RwSignal<Option<Arc<TablePreview<R>>>>,
    /// What the admin chose otherwise than it was chosen at first, by place among the rows.
    choices: RwSignal<HashMap<usize, bool>>,
    /// Whether a row is chosen at first.
    is_usual: StoredValue<IsUsual<R>>,
}

type IsUsual<R> = Arc<dyn Fn(&R) -> bool + Send + Sync>;

impl<R> Clone for Sheet<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Sheet<R> {}

impl<R: Clone + Send + Sync + 'static> Sheet<R> {
    /// An empty one; `is_usual` tells which rows are chosen at first, and may change its mind.
    pub(crate) fn new(is_usual: impl Fn(&R) -> bool + Send + Sync + 'static) -> Self {
        Self {
            text: RwSignal::new(String::new()),
            preview: RwSignal::new(None),
            choices: RwSignal::new(HashMap::new()),
            is_usual: StoredValue::new(Arc::new(is_usual)),
        }
    }

    /// Shows what was read.
    pub(crate) fn show(self, preview: TablePreview<R>) {
        self.choices.set(HashMap::new());
        self.preview.set(Some(Arc::new(preview)));
    }

    /// Goes back to the text.
    pub(crate) fn edit(self) {
        self.preview.set(None);
    }

    /// The row at a place.
    pub(crate) fn row(self, index: usize) -> Option<R> {
        self.preview.with_untracked(|preview| preview.as_ref()?.rows.get(index).cloned())
    }

    /// Whether a row will be sent.
    pub(crate) fn is_chosen(self, index: usize, row: &R) -> bool {
        let chosen = self.choices.with(|choices| choices.get(&index).copied());
        chosen.unwrap_or_else(|| self.is_usual.with_value(Arc::clone)(row))
    }

    /// Chooses a row, or leaves it out.
    pub(crate) fn choose(self, index: usize, chosen: bool) {
        self.choices.update(|choices| {
            choices.insert(index, chosen);
        });
    }

    /// Chooses every row, or leaves all out.
    pub(crate) fn choose_all(self, chosen: bool) {
        let count =
            self.preview.with_untracked(|preview| preview.as_ref().map_or(0, |p| p.rows.len()));
        self.choices.set((0..count).map(|index| (index, chosen)).collect());
    }

    /// Goes through the rows, with whether each will be sent.
    pub(crate) fn each(self, mut look: impl FnMut(&R, bool)) {
        let Some(preview) = self.preview.get() else { return };
        for (index, row) in preview.rows.iter().enumerate() {
            look(row, self.is_chosen(index, row));
        }
    }

    /// Places of the rows that `belongs` picks.
    pub(crate) fn places(
        self,
        belongs: impl Fn(&R) -> bool + Send + Sync + 'static,
    ) -> Memo<Vec<usize>> {
        Memo::new(move |_| {
            let preview = self.preview.get();
            let rows = preview.iter().flat_map(|preview| preview.rows.iter().enumerate());
            rows.filter(|(_, row)| belongs(row)).map(|(index, _)| index).collect()
        })
    }
}
