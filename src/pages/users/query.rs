use nexconn_api::admin::{UserSort, UserStanding};

use crate::pages::parts::{Address, Query, Words};
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
        let query = Query::read(search);
        Self {
            search: query.text("q").unwrap_or_default(),
            status: query.word("status", STANDINGS),
            sort: query.word("sort", ORDERS),
            after: query.after(),
            limit: query.limit(),
        }
    }

    /// The list's address with this query.
    pub(crate) fn href(&self, app: &str) -> String {
        Address::of(&Route::Users { app: app.to_owned() })
            .with("q", Some(&self.search))
            .with_word("status", STANDINGS, self.status)
            .with_word("sort", ORDERS, self.sort)
            .with_page(self.after.as_deref(), self.limit)
            .href()
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

/// Orders of the list, as its address and its table name them.
pub(super) const ORDERS: &Words<UserSort> =
    &[(UserSort::Touched, "touched"), (UserSort::Name, "name"), (UserSort::Id, "id")];

const STANDINGS: &Words<UserStanding> = &[
    (UserStanding::Banned, "banned"),
    (UserStanding::Online, "online"),
    (UserStanding::Offline, "offline"),
    (UserStanding::Deleted, "deleted"),
];
