//! A column of a sheet, under a heading that names the ids.

use std::ops::Range;

use nexconn_api::csv::DELIMITERS;

use super::heading::{Naming, naming};
use super::part::{Part, Word, is_blank, lines_of, trimmed, unquoted};
use super::table::{Row, Rows};
use super::{lines, prose};

/// A line whose cells are names of columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    line: Range<usize>,
    /// What stands between its cells; none where it is one cell.
    delimiter: Option<u8>,
    /// The column of ids, from 0.
    column: usize,
}

/// The parts of a text with a heading: of the prose above it, and of the rows below.
pub(super) fn cut<'a>(
    text: &'a str,
    heading: &Heading,
) -> Box<dyn Iterator<Item = Part> + Send + 'a> {
    let above = prose::cut(text, 0..heading.line.start);
    let below = heading.line.end + line_end(text, heading.line.end)..text.len();
    match heading.delimiter {
        None => Box::new(above.chain(lines::cut(text, below, true))),
        Some(delimiter) => {
            let column = heading.column;
            let rows = Rows::new(text, below, delimiter);
            Box::new(above.chain(rows.map(move |row| part(text, row, delimiter, column))))
        }
    }
}

/// The first line that surely names ids; the first line of all may do so less surely.
pub(super) fn find(text: &str) -> Option<Heading> {
    let mut written = lines_of(text, 0..text.len())
        .filter(|line| !trimmed(text, line.clone()).is_empty())
        .peekable();
    let mut is_first = true;
    while let Some(line) = written.next() {
        let enough = if is_first { Naming::Perhaps } else { Naming::Surely };
        is_first = false;
        // A heading over nothing is a value.
        written.peek()?;
        if let Some(heading) = heading(text, line, enough) {
            return Some(heading);
        }
    }
    None
}

fn heading(text: &str, line: Range<usize>, enough: Naming) -> Option<Heading> {
    let piece = text.get(line.clone())?;
    let of = |delimiter: Option<u8>| {
        let names: Vec<&str> = match delimiter {
            Some(delimiter) => piece.split(char::from(delimiter)).collect(),
            None => vec![piece],
        };
        let namings: Vec<Naming> =
            names.iter().map(|name| naming(name.trim_matches(is_blank))).collect();
        let surest = namings.iter().max().copied().filter(|naming| *naming >= enough)?;
        let column = namings.iter().position(|naming| *naming == surest)?;
        Some(Heading { line: line.clone(), delimiter, column })
    };
    let delimiter = DELIMITERS.into_iter().find(|delimiter| piece.contains(char::from(*delimiter)));
    of(delimiter)
}

/// The part of a row: the cell of one column.
fn part(text: &str, row: Row, delimiter: u8, column: usize) -> Part {
    let value = row.cell(column);
    if value.is_empty() {
        return Part::Empty(row.at);
    }
    let at = cell(text, row.at.clone(), delimiter, column);
    let is_as_written = text.get(at.clone()) == Some(value);
    Part::value(Word { at, reads: (!is_as_written).then(|| value.to_owned()) })
}

/// Where the cell of a column stands in a row, without quotes.
fn cell(text: &str, row: Range<usize>, delimiter: u8, column: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let (mut start, mut left, mut quoted) = (row.start, column, false);
    for at in row.clone() {
        match bytes.get(at) {
            Some(b'"') => quoted = !quoted,
            Some(byte) if *byte == delimiter && !quoted => {
                if left == 0 {
                    return unquoted(text, start..at);
                }
                left -= 1;
                start = at + 1;
            }
            _ => {}
        }
    }
    unquoted(text, start..row.end)
}

/// Length of the end of a line.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each part reads, and where that stands; `-` for an empty one.
    fn read(text: &str) -> Vec<(String, &str)> {
        let of = |part: Part| match part {
            Part::Values { each, .. } => {
                let word = each.first().expect("a value").clone();
                (word.read(text).to_owned(), text.get(word.at).expect("inside"))
            }
            Part::Empty(at) => ("-".to_owned(), text.get(at).expect("inside")),
            Part::Prose(words) => {
                let word = words.first().expect("a reading").clone();
                (format!("prose {}", word.read(text)), text.get(word.at).expect("inside"))
            }
        };
        cut(text, &find(text).expect("a heading")).map(of).collect()
    }

    fn ids(text: &str) -> Vec<String> {
        read(text).into_iter().map(|(id, _)| id).collect()
    }

    #[test]
    fn one_column_goes_on_to_the_end() {
        assert_eq!(ids("user_id\r\na\r\n\r\nb\r\n"), ["a", "-", "b"]);
        assert_eq!(ids("\nId\n1\n2"), ["1", "2"]);
    }

    #[test]
    fn the_column_of_ids_is_found_among_others() {
        let text = "Name;User ID;Note\nA; a ;x\n\n\"B;\nB\";\"b\"\"b\";y\nC;;z\n;;\nD\n";
        assert_eq!(
            read(text),
            [("a".into(), "a"), ("b\"b".into(), "b\"\"b"), ("-".into(), "C;;z"), ("-".into(), "D")]
        );
        assert_eq!(ids("id\tuserId\n1\ta\n2\tb"), ["a", "b"]);
        assert_eq!(ids("\u{feff}userId,name\na,A\n"), ["a"]);
    }

    #[test]
    fn prose_may_stand_above_the_heading() {
        assert_eq!(ids("See this\nuser_id\na"), ["prose See", "prose this", "a"]);
    }

    #[test]
    fn a_heading_over_nothing_is_none() {
        assert_eq!(find("userId"), None);
        assert_eq!(find("userId\n \n"), None);
        assert_eq!(find("a\nid\nb"), None, "not the first line");
    }
}
