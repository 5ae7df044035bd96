use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use nexconn_api::admin::{RegistrationPreview, RegistrationRow};
use nexconn_api::nexconn::IssueAccessTokenRequest;

/// What the parts of the page share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet {
    /// What was pasted.
    pub(super) text: RwSignal<String>,
    /// What it was read as; none while it is being written.
    pub(super) preview: RwSignal<Option<Arc<RegistrationPreview>>>,
    /// What the admin chose otherwise than it was chosen at first, by place among the rows.
    choices: RwSignal<HashMap<usize, bool>>,
}

/// How many rows are in which case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Chosen, new.
    pub(super) new: usize,
    /// Chosen, known already.
    pub(super) known: usize,
    /// Left out.
    pub(super) out: usize,
}

impl Counts {
    pub(super) const fn chosen(self) -> usize {
        self.new + self.known
    }
}

impl Sheet {
    pub(super) fn new() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            preview: RwSignal::new(None),
            choices: RwSignal::new(HashMap::new()),
        }
    }

    /// Shows what was read.
    pub(super) fn show(self, preview: RegistrationPreview) {
        self.choices.set(HashMap::new());
        self.preview.set(Some(Arc::new(preview)));
    }

    /// Goes back to the text.
    pub(super) fn edit(self) {
        self.preview.set(None);
    }

    /// Whether a row will be sent. Who is known already is left out unless the admin says otherwise.
    pub(super) fn is_chosen(self, index: usize, row: &RegistrationRow) -> bool {
        self.choices.with(|choices| choices.get(&index).copied()).unwrap_or(!row.known)
    }

    /// Chooses a row, or leaves it out.
    pub(super) fn choose(self, index: usize, chosen: bool) {
        self.choices.update(|choices| {
            choices.insert(index, chosen);
        });
    }

    /// Chooses every row, or leaves all out.
    pub(super) fn choose_all(self, chosen: bool) {
        let count =
            self.preview.with_untracked(|preview| preview.as_ref().map_or(0, |p| p.rows.len()));
        self.choices.set((0..count).map(|index| (index, chosen)).collect());
    }

    /// How many rows are in which case.
    pub(super) fn counts(self) -> Counts {
        let mut counts = Counts::default();
        self.each(|row, chosen| {
            let place = match (chosen, row.known) {
                (false, _) => &mut counts.out,
                (true, false) => &mut counts.new,
                (true, true) => &mut counts.known,
            };
            *place += 1;
        });
        counts
    }

    /// Who is registered.
    pub(super) fn chosen(self) -> Vec<IssueAccessTokenRequest> {
        let mut users = Vec::new();
        self.each(|row, chosen| {
            if chosen {
                users.push(row.user.clone());
            }
        });
        users
    }

    fn each(self, mut look: impl FnMut(&RegistrationRow, bool)) {
        let Some(preview) = self.preview.get() else { return };
        for (index, row) in preview.rows.iter().enumerate() {
            look(row, self.is_chosen(index, row));
        }
    }
}
