//! CSV that a spreadsheet opens as it is meant: UTF-8, and no text of a user run as a formula.

use std::borrow::Cow;

/// What a file begins with, so that spreadsheets read it as UTF-8.
pub const BEGIN: &str = "\u{feff}";

/// Its media type.
pub const MEDIA_TYPE: &str = "text/csv; charset=utf-8";

/// With one of these a spreadsheet takes a text for a formula, or cuts it.
const STARTS_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// Stands before a text that must be taken as a text.
const MARK: char = '\'';

/// Adds a row to a file.
pub fn push_row<'a>(file: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            file.push(',');
        }
        let cell = defused(cell);
        let is_plain =
            !cell.contains([',', ';', '"', '\t', '\r', '\n']) && cell.trim().len() == cell.len();
        if is_plain {
            file.push_str(&cell);
        } else {
            file.push('"');
            file.push_str(&cell.replace('"', "\"\""));
            file.push('"');
        }
    }
    file.push_str("\r\n");
}

/// A text that no spreadsheet runs: one that looks like a formula gets a mark in front.
pub fn defused(text: &str) -> Cow<'_, str> {
    if text.starts_with(STARTS_FORMULA) {
        let mut marked = String::from(MARK);
        marked.push_str(text);
        Cow::Owned(marked)
    } else {
        Cow::Borrowed(text)
    }
}

/// What [`defused`] made of a text, back to what it was.
pub fn without_mark(text: &str) -> &str {
    match text.strip_prefix(MARK) {
        Some(rest) if rest.starts_with(STARTS_FORMULA) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> String {
        let mut file = String::new();
        push_row(&mut file, cells.iter().copied());
        file
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(row(&["a", "", "小雨 1"]), "a,,小雨 1\r\n");
        assert_eq!(row(&["a,b", "c\"d", " e", "f\ng"]), "\"a,b\",\"c\"\"d\",\" e\",\"f\ng\"\r\n");
    }

    #[test]
    fn formulas_are_defused_and_nothing_else_is() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            let marked = defused(formula);
            assert_eq!(marked, format!("'{formula}"));
            assert_eq!(without_mark(&marked), formula);
        }
        assert_eq!(row(&["=cmd|' /C calc'!A0", "-u1"]), "'=cmd|' /C calc'!A0,'-u1\r\n");
        for text in ["a=b", "1-2", "'quoted'", ""] {
            assert_eq!(defused(text), text);
            assert_eq!(without_mark(text), text);
        }
    }
}
