//! The API explorer.

use nexconn_api::spec::{Group, Role};

/// What an endpoint is called and what it does.
#[derive(Clone, Copy)]
pub struct EndpointText {
    /// The name of the operation in its declaration.
    pub name: &'static str,
    pub title: &'static str,
    pub does: &'static str,
}

// Without the name, which is no text.
impl std::fmt::Debug for EndpointText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EndpointText")
            .field("title", &self.title)
            .field("does", &self.does)
            .finish_non_exhaustive()
    }
}

/// The API explorer.
#[derive(Debug)]
pub struct ExplorerTexts {
    pub title: &'static str,
    pub count: fn(count: usize) -> String,
    /// Where calls go; stands before and after the app's name.
    pub goes_to: (&'static str, &'static str),
    // The list.
    pub list: &'static str,
    pub filter: &'static str,
    pub no_match: &'static str,
    pub back: &'static str,
    pub group: fn(group: Group) -> &'static str,
    pub reads: &'static str,
    pub changes: &'static str,
    pub is_final: &'static str,
    /// The endpoints.
    pub endpoints: &'static [EndpointText],
    // One endpoint.
    pub copy_path: &'static str,
    pub rate: &'static str,
    pub calls_a_second: fn(count: &str) -> String,
    pub users_a_second: fn(count: &str) -> String,
    pub users_a_call: &'static str,
    pub undo: &'static str,
    pub no_undo: &'static str,
    pub role: &'static str,
    pub role_name: fn(role: Role) -> &'static str,
    pub documentation: &'static str,
    pub fill_example: &'static str,
    // Its fields.
    pub required: &'static str,
    pub optional: &'static str,
    pub bytes: fn(max: &str) -> String,
    pub characters: fn(max: &str) -> String,
    pub range: fn(min: &str, max: &str) -> String,
    pub count_of: fn(count: usize, max: &str) -> String,
    pub millis: &'static str,
    pub now: &'static str,
    pub object: &'static str,
    pub objects: &'static str,
    pub not_json: &'static str,
    pub left_out: &'static str,
    pub send_empty: &'static str,
    pub list_hint: &'static str,
    pub remove: fn(item: &str) -> String,
    pub from: &'static str,
    pub no_fields: &'static str,
    // Sending.
    pub send: &'static str,
    pub send_to: fn(count: usize) -> String,
    pub sending: &'static str,
    pub check_only: &'static str,
    pub checked: &'static str,
    pub checked_detail: &'static str,
    pub check_found: fn(count: usize) -> String,
    pub asks_reason: &'static str,
    pub asks_first: &'static str,
    pub not_allowed: fn(role: &str, own: &str) -> String,
    pub not_sent: &'static str,
    pub confirm_title: fn(title: &str) -> String,
    pub confirm_users: fn(count: usize) -> String,
    pub confirm_reversible: fn(by: &str) -> String,
    pub confirm_final: &'static str,
    pub type_after: &'static str,
    // What it can answer.
    pub answers: &'static str,
    pub answers_hint: &'static str,
    pub code: &'static str,
    pub meaning: &'static str,
    pub done: &'static str,
    pub code_of: fn(code: i32) -> String,
    pub codes: &'static [(i32, &'static str)],
    // Code and exchange.
    pub samples: &'static str,
    pub untested: &'static str,
    pub untested_detail: &'static str,
    pub copy_code: &'static str,
    pub raw_request: &'static str,
    pub copy_request: &'static str,
    pub hidden: &'static str,
    pub answer: &'static str,
    pub copy_answer: &'static str,
    pub took: fn(ms: &str) -> String,
    pub request_id: &'static str,
    pub unknown: &'static str,
    pub token: &'static str,
    pub token_note: &'static str,
    pub token_hidden: &'static str,
    pub copy_token: &'static str,
}

impl ExplorerTexts {
    /// The words for an endpoint; its own name where this console has none.
    pub fn endpoint(&self, name: &'static str) -> EndpointText {
        let known = self.endpoints.iter().find(|known| known.name == name);
        known.copied().unwrap_or(EndpointText { name, title: name, does: "" })
    }

    /// What a code means.
    pub fn meaning_of(&self, code: i32) -> String {
        let known = self.codes.iter().find(|(known, _)| *known == code);
        known.map_or_else(|| (self.code_of)(code), |(_, meaning)| (*meaning).to_owned())
    }
}
