use nexconn_api::admin::{DeletedSort, PAGE_SIZES};
use web_sys::UrlSearchParams;

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
        let Ok(query) = UrlSearchParams::new_with_str(search) else { return Self::default() };
        Self {
            search: query.get("q").unwrap_or_default(),
            sort: query.get("sort").and_then(|name| order_named(&name)),
            after: query.get("after").filter(|cursor| !cursor.is_empty()),
            limit: query
                .get("limit")
                .and_then(|limit| limit.parse().ok())
                .filter(|limit| PAGE_SIZES.contains(limit)),
        }
    }

    /// The list's address with this query.
    pub(crate) fn href(&self, app: &str) -> String {
        let path = Route::Deleted { app: app.to_owned() }.href();
        let Ok(query) = UrlSearchParams::new() else { return path };
        if !self.search.is_empty() {
            query.append("q", &self.search);
        }
        if let Some(sort) = self.sort {
            query.append("sort", name_of(sort));
        }
        if let Some(after) = &self.after {
            query.append("after", after);
        }
        if let Some(limit) = self.limit {
            query.append("limit", &limit.to_string());
        }
        let query = String::from(query.to_string());
        if query.is_empty() { path } else { [&path, "?", &query].concat() }
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

const ORDERS: [(DeletedSort, &str); 3] =
    [(DeletedSort::Latest, "latest"), (DeletedSort::Earliest, "earliest"), (DeletedSort::Id, "id")];

fn name_of(sort: DeletedSort) -> &'static str {
    ORDERS.iter().find(|(order, _)| *order == sort).map_or("latest", |(_, name)| name)
}

fn order_named(name: &str) -> Option<DeletedSort> {
    ORDERS.iter().find(|(_, known)| *known == name).map(|(order, _)| *order)
}
