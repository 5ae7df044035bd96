use nexconn_api::admin::DeletedSort;

use crate::pages::parts::{Address, Query, Words};
use crate::route::Route;

/// What the address says of the list of deleted users.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DeletedQuery {
    /// Part of an id.
    pub(crate) search: String,
    /// Order; those asked for last come first unless stated.
    pub(super) sort: Option<DeletedSort>,
    /// Cursor of the page.
    pub(super) after: Option<String>,
    /// Rows on a page, where it is not the reader's usual number.
    pub(super) limit: Option<u32>,
}

impl DeletedQuery {
    /// Reads a query; what it does not know counts as not stated.
    pub(crate) fn parse(search: &str) -> Self {
        let query = Query::read(search);
        Self {
            search: query.text("q").unwrap_or_default(),
            sort: query.word("sort", ORDERS),
            after: query.after(),
            limit: query.limit(),
        }
    }

    /// The list's address with this query.
    pub(crate) fn href(&self, app: &str) -> String {
        Address::of(&Route::Deleted { app: app.to_owned() })
            .with("q", Some(&self.search))
            .with_word("sort", ORDERS, self.sort)
            .with_page(self.after.as_deref(), self.limit)
            .href()
    }

    /// With another search, from its first page on.
    pub(crate) fn searching(self, search: String) -> Self {
        Self { search, after: None, ..self }
    }

    /// In another order, from its first page on.
    pub(super) fn sorted(self, sort: DeletedSort) -> Self {
        Self { sort: (sort != DeletedSort::default()).then_some(sort), after: None, ..self }
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

const ORDERS: &Words<DeletedSort> = &[
    (DeletedSort::Latest, "latest"),
    (DeletedSort::Earliest, "earliest"),
    (DeletedSort::Id, "id"),
];
