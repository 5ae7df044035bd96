use nexconn_api::admin::BanSort;

use crate::pages::parts::{Address, Query, Words};
use crate::route::Route;

/// What the address says of the list of bans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BansQuery {
    /// Which of the bans.
    pub(crate) view: View,
    /// Part of a name or an id.
    pub(crate) search: String,
    /// Order; those that end first come first unless stated.
    pub(super) sort: Option<BanSort>,
    /// Cursor of the page.
    pub(super) after: Option<String>,
    /// Rows on a page, where it is not the reader's usual number.
    pub(super) limit: Option<u32>,
}

/// Which of the bans are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// All.
    #[default]
    All,
    /// Those that end within a day.
    Soon,
    /// Standing ones.
    Standing,
}

impl View {
    pub(super) const ALL: [Self; 3] = [Self::All, Self::Soon, Self::Standing];
}

impl BansQuery {
    /// Reads a query; what it does not know counts as not stated.
    pub(crate) fn parse(search: &str) -> Self {
        let query = Query::read(search);
        Self {
            view: query.word("view", VIEWS).unwrap_or_default(),
            search: query.text("q").unwrap_or_default(),
            sort: query.word("sort", ORDERS),
            after: query.after(),
            limit: query.limit(),
        }
    }

    /// The list's address with this query.
    pub(crate) fn href(&self, app: &str) -> String {
        Address::of(&Route::Bans { app: app.to_owned() })
            .with_word("view", VIEWS, Some(self.view).filter(|view| *view != View::All))
            .with("q", Some(&self.search))
            .with_word("sort", ORDERS, self.sort)
            .with_page(self.after.as_deref(), self.limit)
            .href()
    }

    /// Another view, from its first page on.
    pub(crate) fn viewing(self, view: View) -> Self {
        Self { view, after: None, ..self }
    }

    /// With another search, from its first page on.
    pub(crate) fn searching(self, search: String) -> Self {
        Self { search, after: None, ..self }
    }

    /// In another order, from its first page on.
    pub(super) fn sorted(self, sort: BanSort) -> Self {
        Self { sort: (sort != BanSort::default()).then_some(sort), after: None, ..self }
    }

    /// With other pages, from the first on.
    pub(super) fn sized(self, limit: u32) -> Self {
        Self { limit: Some(limit), after: None, ..self }
    }

    /// At another page.
    pub(super) fn at(self, cursor: String) -> Self {
        Self { after: Some(cursor), ..self }
    }

    /// At the first page.
    pub(super) fn first_page(self) -> Self {
        Self { after: None, ..self }
    }
}

const VIEWS: &Words<View> =
    &[(View::All, "all"), (View::Soon, "soon"), (View::Standing, "standing")];

const ORDERS: &Words<BanSort> =
    &[(BanSort::Soonest, "soonest"), (BanSort::Latest, "latest"), (BanSort::Id, "id")];
