use nexconn_api::Code;
use nexconn_api::admin::{ItemNote, ItemState, JobGroup};
use web_sys::UrlSearchParams;

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
        let Ok(query) = UrlSearchParams::new_with_str(search) else { return Self::default() };
        let only = query.get("state").and_then(|state| ItemState::from_name(&state)).map(|state| {
            Outcome {
                state,
                code: query.get("code").and_then(|code| code.parse().ok()).map(Code),
                note: query.get("note").and_then(|note| ItemNote::from_name(&note)),
                online: query.get("online").and_then(|online| online.parse().ok()),
            }
        });
        Self { only, after: query.get("after").filter(|cursor| !cursor.is_empty()) }
    }

    /// The job's address with this query.
    pub(super) fn href(&self, app: &str, job: i64) -> String {
        let path = Route::Job { app: app.to_owned(), job }.href();
        let Ok(query) = UrlSearchParams::new() else { return path };
        if let Some(Outcome { state, code, note, online }) = self.only {
            query.append("state", state.name());
            if let Some(code) = code {
                query.append("code", &code.0.to_string());
            }
            if let Some(note) = note {
                query.append("note", note.name());
            }
            if let Some(online) = online {
                query.append("online", &online.to_string());
            }
        }
        if let Some(after) = &self.after {
            query.append("after", after);
        }
        let query = String::from(query.to_string());
        if query.is_empty() { path } else { [&path, "?", &query].concat() }
    }
}
