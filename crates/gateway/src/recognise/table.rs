//! Rows of a table: CSV, or columns copied from a sheet.

use std::ops::Range;

use ::csv::{Position, Reader, ReaderBuilder, StringRecord};
use nexconn_api::csv;

use super::part::is_blank;

/// One row that has something in it.
#[derive(Debug)]
pub(super) struct Row {
    /// Where it stands, in bytes of the text.
    pub(super) at: Range<usize>,
    cells: StringRecord,
}

impl Row {
    /// What a cell reads, without blanks around it and as it was before a file of ours marked it; empty
    /// where there is none.
    pub(super) fn cell(&self, column: usize) -> &str {
        csv::cell(self.cells.get(column).unwrap_or_default())
    }

    /// What each cell reads.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|cell| cell.trim_matches(is_blank))
    }
}

/// The rows of a range of a text.
pub(super) struct Rows<'a> {
    text: &'a str,
    start: usize,
    reader: Reader<&'a [u8]>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(text: &'a str, within: Range<usize>, delimiter: u8) -> Self {
        let table = text.get(within.clone()).unwrap_or_default();
        let mut reader = ReaderBuilder::new();
        let reader = reader.delimiter(delimiter).has_headers(false).flexible(true);
        Self { text, start: within.start, reader: reader.from_reader(table.as_bytes()) }
    }

    /// Where the row stands that was read last, without the ends of lines around it.
    fn place(&self, cells: &StringRecord) -> Range<usize> {
        let in_text = |byte: u64| self.start + usize::try_from(byte).unwrap_or(usize::MAX);
        let begin = in_text(cells.position().map_or(0, Position::byte));
        let row = self.text.get(begin..in_text(self.reader.position().byte())).unwrap_or_default();
        let begin = begin + row.len() - row.trim_start_matches(['\r', '\n']).len();
        begin..begin + row.trim_matches(['\r', '\n']).len()
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let mut cells = StringRecord::new();
        // The text is UTF-8 and rows may be of any length: nothing can fail.
        while self.reader.read_record(&mut cells).unwrap_or(false) {
            if cells.iter().any(|cell| !cell.trim_matches(is_blank).is_empty()) {
                return Some(Row { at: self.place(&cells), cells });
            }
        }
        None
    }
}
