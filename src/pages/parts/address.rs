//! What stands behind the `?` of a page's address, read and written alike by every list.

use std::str::FromStr;

use nexconn_api::admin::PAGE_SIZES;
use web_sys::UrlSearchParams;

use crate::route::Route;

/// Values and the words that stand for them in an address.
pub(crate) type Words<T> = [(T, &'static str)];

/// The word of a value; empty where it has none.
fn word_of<T: Copy + PartialEq>(words: &Words<T>, value: T) -> &'static str {
    words.iter().find(|(known, _)| *known == value).map_or("", |(_, word)| word)
}

/// The value that a word stands for.
fn value_of<T: Copy>(words: &Words<T>, word: &str) -> Option<T> {
    words.iter().find(|(_, known)| *known == word).map(|(value, _)| *value)
}

/// The query of an address. What is empty, or not of its form, counts as not stated.
pub(crate) struct Query(Option<UrlSearchParams>);

impl Query {
    pub(crate) fn read(search: &str) -> Self {
        Self(UrlSearchParams::new_with_str(search).ok())
    }

    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.0.as_ref()?.get(name).filter(|text| !text.is_empty())
    }

    /// A number, or what else is written in one way only.
    pub(crate) fn parsed<T: FromStr>(&self, name: &str) -> Option<T> {
        self.text(name)?.parse().ok()
    }

    pub(crate) fn word<T: Copy>(&self, name: &str, words: &Words<T>) -> Option<T> {
        value_of(words, &self.text(name)?)
    }

    /// Cursor of the page.
    pub(crate) fn after(&self) -> Option<String> {
        self.text("after")
    }

    /// Rows on a page.
    pub(crate) fn limit(&self) -> Option<u32> {
        self.parsed("limit").filter(|limit| PAGE_SIZES.contains(limit))
    }
}

/// An address being written. What is not stated is left out.
pub(crate) struct Address {
    path: String,
    query: Option<UrlSearchParams>,
}

impl Address {
    pub(crate) fn of(route: &Route) -> Self {
        Self { path: route.href(), query: UrlSearchParams::new().ok() }
    }

    pub(crate) fn with(self, name: &str, value: Option<&str>) -> Self {
        if let (Some(query), Some(value)) = (&self.query, value.filter(|value| !value.is_empty())) {
            query.append(name, value);
        }
        self
    }

    pub(crate) fn with_number(self, name: &str, value: Option<i64>) -> Self {
        self.with(name, value.map(|value| value.to_string()).as_deref())
    }

    pub(crate) fn with_word<T: Copy + PartialEq>(
        self,
        name: &str,
        words: &Words<T>,
        value: Option<T>,
    ) -> Self {
        self.with(name, value.map(|value| word_of(words, value)))
    }

    /// Cursor of the page, and the rows on it.
    pub(crate) fn with_page(self, after: Option<&str>, limit: Option<u32>) -> Self {
        self.with("after", after).with_number("limit", limit.map(i64::from))
    }

    pub(crate) fn href(self) -> String {
        let query = self.query.map(|query| String::from(query.to_string())).unwrap_or_default();
        if query.is_empty() { self.path } else { [&self.path, "?", &query].concat() }
    }
}
