use std::collections::HashMap;
use std::future::Future;
use std::mem::discriminant;

use leptos::prelude::*;

use super::page::ListRow;
use super::{ListPage, ListQuery, Listed, Order};
use crate::api::{ApiError, Reading};
use crate::components::{Selection, Sort};
use crate::pages::actions::Subject;
use crate::route::Navigator;
use crate::state::{CurrentApp, Preferences};

/// What the parts of a list share.
#[derive(Debug, Clone)]
pub(crate) struct List<K: Listed> {
    /// The page that is shown.
    pub(crate) reading: Reading<K::Page>,
    /// What the address says.
    pub(crate) query: Memo<ListQuery<K>>,
    /// Ids of the users that are selected, of whatever page and search.
    pub(crate) selection: Selection,
    /// Rows on a page.
    pub(crate) page_size: Signal<u32>,
    /// Whether the next reading is to be fresh.
    fresh: StoredValue<bool>,
    /// Names by id, of all that were shown.
    names: StoredValue<HashMap<String, String>>,
    around: StoredValue<Around>,
}

impl<K: Listed> Copy for List<K> {}

/// What a list needs of the app around it.
#[derive(Debug, Clone, Copy)]
struct Around {
    app: CurrentApp,
    navigator: Navigator,
    preferences: Preferences,
}

/// Which page is to be read.
#[derive(Debug, Clone)]
pub(crate) struct Asked<K: Listed> {
    /// Slug of the app.
    pub(crate) app: String,
    /// What the address says.
    pub(crate) query: ListQuery<K>,
    /// Rows on a page.
    pub(crate) limit: u32,
    /// Asked for by hand: what the gateway remembers is not enough. Such as the answer's request wants it.
    pub(crate) fresh: Option<bool>,
}

impl<K: Listed> List<K> {
    /// The list of the app here, read with `read` whenever its address changes; the signals that `read` reads before its
    /// first wait are what it depends on besides.
    pub(crate) fn read<F>(read: impl Fn(Asked<K>) -> F + 'static) -> Self
    where
        F: Future<Output = Result<K::Page, ApiError>> + 'static,
    {
        let around = Around {
            app: CurrentApp::here(),
            navigator: expect_context(),
            preferences: expect_context(),
        };
        let Around { app, navigator, preferences } = around;
        let place = discriminant(&K::route(String::new()));
        let query = Memo::new(move |before: Option<&ListQuery<K>>| {
            if discriminant(&navigator.route().get()) == place {
                ListQuery::parse(&navigator.search())
            } else {
                before.cloned().unwrap_or_default()
            }
        });
        let page_size = Signal::derive(move || {
            query.with(|query| query.limit).unwrap_or_else(|| preferences.page_size())
        });
        let fresh = StoredValue::new(false);
        let reading = Reading::new(move || {
            read(Asked {
                app: app.slug(),
                query: query.get(),
                limit: page_size.get(),
                fresh: fresh.try_update_value(std::mem::take).filter(|fresh| *fresh),
            })
        });
        let list = Self {
            reading,
            query,
            selection: Selection::new(),
            page_size,
            fresh,
            names: StoredValue::new(HashMap::new()),
            around: StoredValue::new(around),
        };
        list.remember_names();
        list
    }

    /// Reads the page again, and freshly.
    pub(crate) fn refresh(self) {
        self.fresh.set_value(true);
        self.reading.again();
    }

    /// Goes where a query leads.
    pub(crate) fn go(self, change: impl FnOnce(ListQuery<K>) -> ListQuery<K>) {
        let Around { app, navigator, .. } = self.around.get_value();
        navigator.go(&change(self.query.get_untracked()).href(&app.slug_untracked()));
    }

    /// Searches for something else. Each search is one step of the history, not each letter of it.
    pub(crate) fn search(self, typed: String) {
        let Around { app, navigator, .. } = self.around.get_value();
        let before = self.query.get_untracked();
        let goes_on = !before.search.is_empty();
        let href = before.searching(typed).href(&app.slug_untracked());
        if goes_on { navigator.replace(&href) } else { navigator.go(&href) }
    }

    /// Chooses how many rows a page has, here and in other lists.
    pub(super) fn resize(self, rows: u32) {
        self.around.with_value(|around| around.preferences.choose_page_size(rows));
        self.go(|query| query.sized(rows));
    }

    /// By what the table shows it sorted.
    pub(super) fn sort(self) -> Option<Sort> {
        Order::shown(K::ORDERS, self.query.with(|query| query.order).unwrap_or_default())
    }

    /// Sorts by the column that was pressed.
    pub(super) fn sort_by(self, sort: Sort) {
        self.go(|query| query.ordered(Order::pressed(K::ORDERS, sort)));
    }

    /// The rows that are shown.
    pub(crate) fn rows(self) -> Vec<<K::Page as ListPage>::Row> {
        self.reading.with(|page| page.map(|page| page.rows().to_vec()).unwrap_or_default())
    }

    /// All that are selected, with their names where they were shown.
    pub(crate) fn selected(self) -> Vec<Subject> {
        self.names.with_value(|names| {
            let subject = |user_id: String| Subject { name: names.get(&user_id).cloned(), user_id };
            self.selection.keys().into_iter().map(subject).collect()
        })
    }

    /// Remembers names, for users that are selected on another page. A name that is gone from a row is forgotten: it
    /// was erased.
    fn remember_names(self) {
        Effect::new(move || {
            self.reading.with(|page| {
                let rows = page.map(ListPage::rows).unwrap_or_default();
                self.names.update_value(|names| {
                    for Subject { user_id, name } in rows.iter().map(ListRow::subject) {
                        match name {
                            Some(name) => names.insert(user_id, name),
                            None => names.remove(&user_id),
                        };
                    }
                });
            });
        });
    }

    /// Whether there is something to search, or might be.
    pub(crate) fn is_searchable(self) -> bool {
        let total = || self.reading.with(|page| page.and_then(|page| page.placed().total));
        self.query.with(|query| !query.search.is_empty())
            || total().is_none_or(|total| total.count > 0)
    }

    /// What stands where the rows do.
    pub(crate) fn shown(self) -> Shown {
        let is_first = self.query.with(|query| query.after.is_none());
        self.reading.with(|page| match page {
            None if self.reading.error().is_none() => Shown::Rows,
            None if !is_first && self.reading.asked_in_vain() => Shown::PageGone,
            None => Shown::Failed,
            Some(page) if !page.rows().is_empty() => Shown::Rows,
            Some(_) if !is_first => Shown::PageGone,
            Some(_) if self.query.with(|query| query.search.is_empty()) => Shown::None,
            Some(_) => Shown::NoMatch,
        })
    }
}

/// What stands where the rows of a list do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The rows, or that they are being read.
    Rows,
    /// They could not be read.
    Failed,
    /// There are none, of this view.
    None,
    /// The search finds none.
    NoMatch,
    /// The page of the address is no more.
    PageGone,
}
