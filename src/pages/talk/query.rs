use crate::pages::parts::{Address, Query};
use crate::route::Route;

/// What the address says of two users.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TalkQuery {
    /// Id of the user who writes.
    pub(crate) from: Option<String>,
    /// Id of the user who is written to.
    pub(crate) to: Option<String>,
}

impl TalkQuery {
    /// Reads a query; what it does not know counts as not stated.
    pub(crate) fn parse(search: &str) -> Self {
        let query = Query::read(search);
        Self { from: query.text("from"), to: query.text("to") }
    }

    /// The page's address with this query.
    pub(crate) fn href(&self, app: &str) -> String {
        self.on(Address::of(&Route::Talk { app: app.to_owned() })).href()
    }

    /// Another address with this query.
    pub(crate) fn on(&self, address: Address) -> Address {
        address.with("from", self.from.as_deref()).with("to", self.to.as_deref())
    }

    /// The other way round.
    pub(crate) fn turned(self) -> Self {
        Self { from: self.to, to: self.from }
    }
}
