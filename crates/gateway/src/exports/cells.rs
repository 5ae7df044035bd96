//! Rows as they stand in a file.

use nexconn_api::csv;
use nexconn_api::wire::TextTime;

/// Some rows of a file.
#[derive(Debug, Default)]
pub(super) struct Rows {
    text: String,
    count: u64,
}

impl Rows {
    /// The beginning of a file: no row yet, only what its columns are.
    pub(super) fn heading<'a>(columns: impl IntoIterator<Item = &'a str>) -> Self {
        let mut text = csv::BEGIN.to_owned();
        csv::push_row(&mut text, columns);
        Self { text, count: 0 }
    }

    pub(super) fn push<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        csv::push_row(&mut self.text, cells);
        self.count += 1;
    }

    /// Adds the rows that follow.
    pub(super) fn extend(&mut self, more: &Self) {
        self.text.push_str(&more.text);
        self.count += more.count;
    }

    pub(super) fn into_parts(self) -> (String, u64) {
        (self.text, self.count)
    }
}

/// An instant in UTC; empty where it is not known.
pub(super) fn instant(millis: Option<i64>) -> String {
    millis.map(|millis| TextTime::write(millis, 0).0).unwrap_or_default()
}

/// A text; empty where it is not known.
pub(super) fn text(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}
