//! Nexconn's codes.

/// What codes mean and what to do.
#[derive(Debug)]
pub struct CodeTexts {
    pub title: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    pub unknown: fn(code: &str) -> String,
    /// In order: the code, what it means, what to do.
    pub all: &'static [(i32, &'static str, &'static str)],
}

impl CodeTexts {
    /// What a code means and what to do; none of one that Nexconn does not document.
    pub fn of(&self, code: i32) -> Option<(&'static str, &'static str)> {
        let found = self.all.binary_search_by_key(&code, |(code, ..)| *code).ok()?;
        let (_, meaning, to_do) = self.all[found];
        Some((meaning, to_do))
    }
}
