//! Tables whose rows become something: users to register, profiles to set, friendships to make.

mod friendships;
mod profiles;
mod registration;

pub(crate) use friendships::preview as preview_friendships;
pub(crate) use profiles::preview as preview_profiles;
pub(crate) use registration::preview as preview_registration;

use std::collections::HashSet;

use nexconn_api::admin::{BAD_CHARS, BadRow, JOB_USERS, TablePreview};
use nexconn_api::{Rule, Violation, csv};

use super::heading::{Naming, naming};
use super::part::trimmed;
use super::ruler::Ruler;
use super::table::{Row, Rows};

const USER_ID: &str = "userId";
/// Calls on their way at once, while somebody waits for all of them.
const CALLS_AT_ONCE: usize = 4;

/// A kind of table. Each has a column `userId`.
trait Kind {
    /// What a row becomes.
    type Row;
    /// Fields that must have a column.
    const REQUIRED: &'static [&'static str];
    /// The field that is wrong where a row before has the same key.
    const REPEATED: &'static str;

    /// The field that a column holds, by its heading, and by the letters of that in lower case.
    fn field(heading: &str, letters: &str) -> Option<String>;

    /// What a row becomes, or what is wrong with it.
    fn row(line: usize, cells: &Cells<'_>) -> Result<Self::Row, Vec<Violation>>;

    /// What no other row may have, too.
    fn key(row: &Self::Row) -> String;
}

/// The cells of a row by their fields.
#[derive(Debug)]
struct Cells<'a> {
    row: &'a Row,
    columns: &'a [Column],
}

/// A column that is used.
#[derive(Debug, PartialEq, Eq)]
struct Column {
    field: String,
    /// From 0.
    index: usize,
}

impl<'a> Cells<'a> {
    /// What a cell reads; empty where there is none.
    fn read(&self, field: &str) -> &'a str {
        let column = self.columns.iter().find(|column| column.field == field);
        column.map_or("", |column| self.row.cell(column.index))
    }

    /// The cells that are not empty, with their fields.
    fn filled(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let cells =
            self.columns.iter().map(|column| (column.field.as_str(), self.row.cell(column.index)));
        cells.filter(|(_, value)| !value.is_empty())
    }
}

/// Reads a table.
fn read<K: Kind>(text: &str) -> TablePreview<K::Row> {
    let mut preview = TablePreview::EMPTY;
    let mut rows = Rows::new(text, trimmed(text, 0..text.len()), csv::delimiter(text));
    let columns =
        rows.next().map(|heading| columns::<K>(&heading, &mut preview.unused)).unwrap_or_default();
    let is_there = |field: &&&str| columns.iter().any(|column| column.field == **field);
    preview.missing =
        K::REQUIRED.iter().filter(|field| !is_there(field)).map(|field| (*field).into()).collect();
    if !preview.missing.is_empty() {
        return preview;
    }
    let mut ruler = Ruler::new(text);
    let mut seen = HashSet::new();
    for row in rows {
        if preview.rows.len() == JOB_USERS || preview.bad.len() == JOB_USERS {
            preview.cut = true;
            break;
        }
        let line = ruler.span(row.at.clone()).line;
        let read = K::row(line, &Cells { row: &row, columns: &columns });
        match read {
            Ok(read) if seen.insert(K::key(&read)) => preview.rows.push(read),
            wrong => {
                let repeated = || vec![Violation::new(K::REPEATED, Rule::Mismatch)];
                let why = wrong.err().unwrap_or_else(repeated);
                let text = text.get(row.at).unwrap_or_default().chars().take(BAD_CHARS).collect();
                preview.bad.push(BadRow { line, text, why });
            }
        }
    }
    preview
}

/// Reads the heading; names of columns that are not used go into `unused`.
fn columns<K: Kind>(heading: &Row, unused: &mut Vec<String>) -> Vec<Column> {
    let field = |name: &str| {
        let letters = name.chars().filter(char::is_ascii_alphabetic);
        let letters: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
        K::field(name, &letters)
    };
    let others = heading.cells().filter(|name| field(name).is_none());
    let surest = others.map(naming).max().unwrap_or(Naming::Other);
    let is_id = |name: &str| surest != Naming::Other && naming(name) == surest;
    let mut columns: Vec<Column> = Vec::new();
    for (index, name) in heading.cells().enumerate() {
        let field = field(name).or_else(|| is_id(name).then(|| USER_ID.to_owned()));
        match field {
            Some(field) if columns.iter().all(|column| column.field != field) => {
                columns.push(Column { field, index });
            }
            _ if name.is_empty() => {}
            _ => unused.push(name.to_owned()),
        }
    }
    columns
}

/// A violation by the column that it is about: `level` for `userProfile.level`.
fn by_column(violation: Violation) -> Violation {
    match violation.field.split_once('.') {
        Some((_, column)) => Violation { field: column.to_owned(), ..violation },
        None => violation,
    }
}
