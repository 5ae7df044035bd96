use crate::pages::parts::{Address, Query};
use crate::route::Route;

/// What the address says of the explorer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ExplorerQuery {
    /// Name of the endpoint.
    pub(crate) call: Option<String>,
}

impl ExplorerQuery {
    /// Reads a query.
    pub(crate) fn parse(search: &str) -> Self {
        Self { call: Query::read(search).text("call") }
    }

    /// The explorer's address with this query.
    pub(crate) fn href(&self, app: &str) -> String {
        let route = Route::Explorer { app: app.to_owned() };
        Address::of(&route).with("call", self.call.as_deref()).href()
    }
}
