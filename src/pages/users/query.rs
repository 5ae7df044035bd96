use nexconn_api::admin::{PAGE_SIZES, UserSort, UserStanding};
use web_sys::UrlSearchParams;

use crate::route::Route;

/// What the address says of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct UsersQuery {
    /// Part of a name or an id.
    pub(crate) search: String,
    /// Those who stand so; everybody unless stated.
    pub(crate) status: Option<UserStanding>,
    /// Order; latest touched first unless stated.
    pub(crate) sort: Option<UserSort>,
    /// Cursor of the page.
    pub(crate) after: Option<String>,
    /// Rows on a page, where it is not the reader's usual number.
    pub(crate) limit: Option<u32>,
}

impl UsersQuery {
    /// Reads a query; what it does not know counts as not stated.
    pub(crate) fn parse(search: &str) -> Self {
        let Ok(query) = UrlSearchParams::new_with_str(search) else { return Self::default() };
        Self {
            search: query.get("q").unwrap_or_default(),
            status: query.get("status").and_then(|name| standing_named(&name)),
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
        let path = Route::Users { app: app.to_owned() }.href();
        let Ok(query) = UrlSearchParams::new() else { return path };
        if !self.search.is_empty() {
            query.append("q", &self.search);
        }
        if let Some(status) = self.status {
            query.append("status", name_of_standing(status));
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

    /// Those who stand so, from the first page on.
    pub(super) fn standing(self, status: Option<UserStanding>) -> Self {
        Self { status, after: None, ..self }
    }

    /// In another order, from its first page on.
    pub(super) fn sorted(self, sort: UserSort) -> Self {
        Self { sort: (sort != UserSort::default()).then_some(sort), after: None, ..self }
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

const ORDERS: [(UserSort, &str); 3] =
    [(UserSort::Touched, "touched"), (UserSort::Name, "name"), (UserSort::Id, "id")];

pub(super) fn name_of(sort: UserSort) -> &'static str {
    ORDERS.iter().find(|(order, _)| *order == sort).map_or("touched", |(_, name)| name)
}

pub(super) fn order_named(name: &str) -> Option<UserSort> {
    ORDERS.iter().find(|(_, known)| *known == name).map(|(order, _)| *order)
}

const STANDINGS: [(UserStanding, &str); 4] = [
    (UserStanding::Banned, "banned"),
    (UserStanding::Online, "online"),
    (UserStanding::Offline, "offline"),
    (UserStanding::Deleted, "deleted"),
];

fn name_of_standing(standing: UserStanding) -> &'static str {
    STANDINGS.iter().find(|(known, _)| *known == standing).map_or("", |(_, name)| name)
}

fn standing_named(name: &str) -> Option<UserStanding> {
    STANDINGS.iter().find(|(_, known)| *known == name).map(|(standing, _)| *standing)
}
