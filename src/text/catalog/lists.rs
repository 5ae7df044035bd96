//! What every list says.

/// What every list says.
#[derive(Debug)]
pub struct ListTexts {
    /// Which rows a page shows, where nobody says how many there are.
    pub range_untold: fn(first: &str, last: &str) -> String,
    /// As of when the rows are, where they could not be read anew.
    pub rows_as_of: fn(moment: &str) -> String,
}
