//! CSV that a spreadsheet opens as it is meant: UTF-8, and no text of a user run as a formula.

use std::borrow::Cow;

/// What a file begins with, so that spreadsheets read it as UTF-8.
pub const BEGIN: &str = "\u{feff}";

/// Its media type.
pub const MEDIA_TYPE: &str = "text/csv; charset=utf-8";

/// With one of these a spreadsheet takes a text for a formula, or cuts it.
const STARTS_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// Stands before a text that must be taken as it is.
const MARK: char = '\'';

/// Adds a row to a file.
pub fn push_row<'a>(file: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            file.push(',');
        }
        let cell = defused(cell);
        let is_plain =
            !cell.contains([',', ';', '"', '\t', '\r', '\n']) && !cell.ends_with(is_blank);
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

/// A text that no spreadsheet runs and nobody who reads it trims: one that looks like a formula, or has blanks around
/// it, gets a mark in front, and so does one that looks marked.
pub fn defused(text: &str) -> Cow<'_, str> {
    if is_in_danger(text) {
        let mut marked = String::from(MARK);
        marked.push_str(text);
        Cow::Owned(marked)
    } else {
        Cow::Borrowed(text)
    }
}

/// What [`defused`] made of a text, back to what it was; none where it has no mark.
pub fn unmarked(text: &str) -> Option<&str> {
    text.strip_prefix(MARK).filter(|rest| is_in_danger(rest))
}

/// What a cell reads: as it was before [`defused`] marked it, else without blanks around it.
pub fn cell(text: &str) -> &str {
    let trimmed = text.trim_matches(is_blank);
    unmarked(text).or_else(|| unmarked(trimmed)).unwrap_or(trimmed)
}

/// What may stand between the cells of a row.
pub const DELIMITERS: [u8; 3] = [b'\t', b';', b','];

/// What stands between the cells of a table: what its heading, which is its first line, has most of.
pub fn delimiter(text: &str) -> u8 {
    let heading = text.trim_matches(is_blank).lines().next().unwrap_or_default();
    let count = |delimiter: &u8| heading.matches(char::from(*delimiter)).count();
    DELIMITERS.into_iter().max_by_key(count).unwrap_or(b',')
}

/// Whether a character shows nothing: blanks, and the invisible ones that come along with a paste.
pub fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn is_in_danger(text: &str) -> bool {
    let unmarked = text.trim_start_matches(MARK);
    unmarked.starts_with(STARTS_FORMULA)
        || unmarked.starts_with(is_blank)
        || unmarked.ends_with(is_blank)
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
        assert_eq!(row(&["a,b", "c\"d", "e;", "f\ng"]), "\"a,b\",\"c\"\"d\",\"e;\",\"f\ng\"\r\n");
    }

    #[test]
    fn formulas_are_defused_and_nothing_else_is() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(defused(formula), format!("'{formula}"));
        }
        assert_eq!(row(&["=cmd|' /C calc'!A0", "-u1"]), "'=cmd|' /C calc'!A0,'-u1\r\n");
        for text in ["a=b", "1-2", "'quoted'", "'", ""] {
            assert_eq!(defused(text), text);
        }
    }

    #[test]
    fn the_heading_tells_what_parts_cells() {
        for (text, delimiter) in
            [("a,b;c,d", b','), ("\n a;b\nc,d,e", b';'), ("a\tb", b'\t'), ("", b',')]
        {
            assert_eq!(super::delimiter(text), delimiter, "{text}");
        }
    }

    #[test]
    fn every_text_reads_as_it_was() {
        for text in
            ["=1", "'=1", "''-1", "' a", " a", "a ", "\u{feff}", "\ta", "'a'", "'", "", "a b"]
        {
            assert_eq!(cell(&defused(text)), text, "{text:?}");
        }
        assert_eq!(cell("  typed by hand \u{200b}"), "typed by hand");
        assert_eq!(cell(" '-u1 "), "-u1");
    }
}
