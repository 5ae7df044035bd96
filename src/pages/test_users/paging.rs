use leptos::prelude::*;

use crate::state::Preferences;

/// Where in the list the page is. Its cursors lead forward only, so that the way back is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paging {
    preferences: Preferences,
    /// Cursors of the pages up to this one, without the first page's, which has none.
    trail: RwSignal<Vec<String>>,
}

impl Paging {
    /// At the first page.
    pub(super) fn new() -> Self {
        Self { preferences: expect_context(), trail: RwSignal::new(Vec::new()) }
    }

    /// Rows on a page.
    pub(super) fn size(self) -> u32 {
        self.preferences.page_size()
    }

    /// Chooses how many rows a page has; the list begins anew.
    pub(super) fn resize(self, rows: u32) {
        self.to_first();
        self.preferences.choose_page_size(rows);
    }

    /// Cursor of this page.
    pub(super) fn token(self) -> Option<String> {
        self.trail.with(|trail| trail.last().cloned())
    }

    /// How many users come before this page.
    pub(super) fn before(self) -> u64 {
        u64::from(self.size()) * self.trail.with(Vec::len) as u64
    }

    /// Whether this is the first page.
    pub(super) fn is_first(self) -> bool {
        self.trail.with(Vec::is_empty)
    }

    /// Goes to the page at that cursor.
    pub(super) fn forward(self, token: String) {
        self.trail.update(|trail| trail.push(token));
    }

    /// Goes to the page before.
    pub(super) fn back(self) {
        self.trail.update(|trail| drop(trail.pop()));
    }

    /// Goes to the first page, if it is another one.
    pub(super) fn to_first(self) {
        if !untrack(|| self.is_first()) {
            self.trail.set(Vec::new());
        }
    }
}
