use crate::pages::parts::{Address, Query};
use crate::route::Route;

/// What the address says of the page of blocklists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BlocklistQuery {
    /// Whose list.
    pub(crate) user: Option<String>,
    /// Part of a name or an id on it.
    pub(crate) search: String,
    /// Whether this user is on it.
    pub(crate) whom: Option<String>,
}

impl BlocklistQuery {
    /// Reads a query; what it does not know counts as not stated.
    pub(crate) fn parse(search: &str) -> Self {
        let query = Query::read(search);
        Self {
            user: query.text("user"),
            search: query.text("q").unwrap_or_default(),
            whom: query.text("whom"),
        }
    }

    /// The list of a user.
    pub(crate) fn of(user: String) -> Self {
        Self { user: Some(user), ..Self::default() }
    }

    /// The page's address with this query.
    pub(crate) fn href(&self, app: &str) -> String {
        Address::of(&Route::Blocklists { app: app.to_owned() })
            .with("user", self.user.as_deref())
            .with("q", Some(&self.search))
            .with("whom", self.whom.as_deref())
            .href()
    }
}
