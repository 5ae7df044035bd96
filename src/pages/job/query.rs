use nexconn_api::Code;
use nexconn_api::admin::{ItemNote, ItemState, JobGroup};

use crate::pages::parts::{Address, Query};
use crate::route::Route;

/// Which users of a job are listed, as the address says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ItemsQuery {
    /// Those with this outcome.
    pub(super) only: Option<Outcome>,
    /// Cursor of the page.
    pub(super) after: Option<String>,
}

/// What tells the outcomes of users apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) state: ItemState,
    pub(super) code: Option<Code>,
    pub(super) note: Option<ItemNote>,
    pub(super) online: Option<bool>,
}

impl Outcome {
    pub(super) const fn of(group: &JobGroup) -> Self {
        Self { state: group.state, code: group.code, note: group.note, online: group.online }
    }
}

impl ItemsQuery {
    /// Reads a query; what it does not know counts as not stated.
    pub(super) fn parse(search: &str) -> Self {
        let query = Query::read(search);
        let state = query.text("state").and_then(|state| ItemState::from_name(&state));
        let only = state.map(|state| Outcome {
            state,
            code: query.parsed("code").map(Code),
            note: query.text("note").and_then(|note| ItemNote::from_name(&note)),
            online: query.parsed("online"),
        });
        Self { only, after: query.after() }
    }

    /// The job's address with this query.
    pub(super) fn href(&self, app: &str, job: i64) -> String {
        let mut address = Address::of(&Route::Job { app: app.to_owned(), job });
        if let Some(Outcome { state, code, note, online }) = self.only {
            address = address
                .with("state", Some(state.name()))
                .with_number("code", code.map(|code| code.0.into()))
                .with("note", note.map(ItemNote::name))
                .with("online", online.map(|online| if online { "true" } else { "false" }));
        }
        address.with_page(self.after.as_deref(), None).href()
    }
}
