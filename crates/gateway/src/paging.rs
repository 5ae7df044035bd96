//! Pages of a list of users: where one begins, as text that a URL can hold, and what lists have in common.

use nexconn_api::admin::{COUNT_CAP, Total};
use nexconn_api::{Rule, Violation};
use serde::{Deserialize, Serialize};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::Error;
use crate::sessions::digest::digest;

/// No list is longer; a larger position was not written by this gateway.
const LAST_POSITION: u64 = u32::MAX as u64;

/// The row beside which a page lies, and on which side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cursor {
    /// The list it belongs to: a cursor of another search or order is of no use.
    #[serde(rename = "l")]
    pub(crate) list: String,
    /// Whether the page ends there rather than begins.
    #[serde(rename = "b")]
    pub(crate) backward: bool,
    /// What the row is sorted by.
    #[serde(rename = "k")]
    pub(crate) key: Key,
    /// Its id, for rows that sort alike.
    #[serde(rename = "i")]
    pub(crate) user_id: String,
    /// Its position in the list, from 1.
    #[serde(rename = "p")]
    pub(crate) position: u64,
}

/// The value a list is sorted by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Key {
    Instant(i64),
    Text(String),
    /// Before every row but the exact one, which stands first whatever the order.
    Start,
}

/// Names a list by what orders and filters it.
pub(crate) fn list_of(parts: &[&str]) -> String {
    digest(parts)[..8].to_owned()
}

impl Cursor {
    /// The cursor after the exact row, where that fills the first page alone.
    pub(crate) fn after_exact(list: &str) -> Self {
        let (list, user_id) = (list.to_owned(), String::new());
        Self { list, backward: false, key: Key::Start, user_id, position: 1 }
    }

    /// Reads a cursor of `list`, which is sorted by instants or by texts.
    pub(crate) fn read(text: &str, list: &str, by_instants: bool) -> Result<Self, Error> {
        let cursor = hex::decode(text).ok().and_then(|json| serde_json::from_slice(&json).ok());
        cursor
            .filter(|cursor: &Self| {
                let fits = match cursor.key {
                    Key::Instant(_) => by_instants,
                    Key::Text(_) => !by_instants,
                    Key::Start => !cursor.backward,
                };
                cursor.list == list && fits && cursor.position <= LAST_POSITION
            })
            .ok_or_else(|| {
                let expected = "a cursor of this list".to_owned();
                Error::Invalid(vec![Violation::new("after", Rule::Form { expected })])
            })
    }

    /// Writes it.
    pub(crate) fn write(&self) -> Result<String, Error> {
        let json = serde_json::to_vec(self).map_err(|e| Error::Internal(e.to_string()))?;
        Ok(hex::encode(json))
    }
}

/// A list that is read page by page.
pub(crate) trait Rows {
    type Row;

    /// Up to `limit` rows from a cursor on, away from it, or from the beginning.
    fn rows(
        &self,
        connection: &mut SqliteConnection,
        cursor: Option<&Cursor>,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<Self::Row>, Error>> + Send;
}

/// Rows in order, and whether others come before and after.
#[derive(Debug)]
pub(crate) struct Page<R> {
    pub(crate) rows: Vec<R>,
    /// Position of the first row in the list, from 1.
    pub(crate) first: u64,
    pub(crate) earlier: bool,
    pub(crate) more: bool,
}

impl<R> Page<R> {
    /// The first page, of the rows found from the beginning on: one more than `limit`, if there are so many.
    pub(crate) fn first(mut found: Vec<R>, limit: usize) -> Self {
        let more = found.len() > limit;
        found.truncate(limit);
        Self { rows: found, first: 1, earlier: false, more }
    }

    /// The page beside a row, of the rows found from there on, away from it. None where too few rows are left on that
    /// side (they moved since).
    pub(crate) fn beside(cursor: &Cursor, found: Vec<R>, limit: usize) -> Option<Self> {
        let Self { mut rows, more, .. } = Self::first(found, limit);
        if rows.is_empty() || (cursor.backward && !more) {
            return None;
        }
        if cursor.backward {
            rows.reverse();
            let first = cursor.position.saturating_sub(rows.len() as u64).max(1);
            return Some(Self { rows, first, earlier: true, more: true });
        }
        Some(Self { rows, first: cursor.position + 1, earlier: true, more })
    }
}

impl<R> Page<R> {
    /// The page at a cursor, or the first one where there is none or where too few rows are left on that side.
    pub(crate) async fn read(
        connection: &mut SqliteConnection,
        list: &impl Rows<Row = R>,
        cursor: Option<&Cursor>,
        limit: usize,
    ) -> Result<Self, Error> {
        if let Some(cursor) = cursor {
            let found = list.rows(connection, Some(cursor), limit + 1).await?;
            if let Some(page) = Self::beside(cursor, found, limit) {
                return Ok(page);
            }
        }
        Ok(Self::first(list.rows(connection, None, limit + 1).await?, limit))
    }

    /// Where it stands in `list`, whose rows `place` finds again by their key and id.
    pub(crate) fn frame(
        &self,
        list: &str,
        place: impl Fn(&R) -> (Key, String),
    ) -> Result<Frame, Error> {
        let beside = |row: Option<&R>, backward, offset: usize| {
            row.map(|row| {
                let (key, user_id) = place(row);
                let position = self.first + offset as u64;
                Cursor { list: list.to_owned(), backward, key, user_id, position }.write()
            })
            .transpose()
        };
        Ok(Frame {
            first: if self.rows.is_empty() { 0 } else { self.first },
            next: beside(
                self.rows.last().filter(|_| self.more),
                false,
                self.rows.len().max(1) - 1,
            )?,
            previous: beside(self.rows.first().filter(|_| self.earlier), true, 0)?,
        })
    }
}

/// Where a page stands in its list, as it is told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    /// Position of the first row, from 1; 0 where there is none.
    pub(crate) first: u64,
    /// Cursor of the page that follows, if there is one.
    pub(crate) next: Option<String>,
    /// Cursor of the page before, if there is one.
    pub(crate) previous: Option<String>,
}

/// What a list is sorted by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Order {
    pub(crate) column: &'static str,
    /// The id, for rows that sort alike.
    pub(crate) id: &'static str,
    pub(crate) descending: bool,
}

impl Order {
    /// Ends a statement whose conditions have begun: up to `limit` rows from a cursor on, away from it.
    pub(crate) fn push(
        self,
        sql: &mut QueryBuilder<Sqlite>,
        cursor: Option<&Cursor>,
        limit: usize,
    ) {
        let Self { column, id, descending } = self;
        let descending = descending != cursor.is_some_and(|cursor| cursor.backward);
        if let Some(cursor) = cursor.filter(|cursor| cursor.key != Key::Start) {
            let side = if descending { "<" } else { ">" };
            sql.push(format!(" AND ({column}, {id}) {side} ("));
            match &cursor.key {
                Key::Instant(at) => sql.push_bind(*at),
                Key::Text(text) => sql.push_bind(text.clone()),
                Key::Start => sql,
            };
            sql.push(", ").push_bind(cursor.user_id.clone()).push(")");
        }
        let order = if descending { "DESC" } else { "ASC" };
        sql.push(format!(" ORDER BY {column} {order}, {id} {order} LIMIT "))
            .push_bind(i64::try_from(limit).unwrap_or(i64::MAX));
    }
}

/// Begins a statement that counts rows, for [`count`]; tables and conditions follow.
pub(crate) fn counting() -> QueryBuilder<Sqlite> {
    QueryBuilder::new("SELECT COUNT(*) FROM (SELECT 1")
}

/// Counts the rows of a statement that [`counting`] began, up to the cap.
pub(crate) async fn count(
    connection: &mut SqliteConnection,
    mut sql: QueryBuilder<Sqlite>,
) -> Result<Total, Error> {
    let limit = i64::try_from(COUNT_CAP + 1).unwrap_or(i64::MAX);
    sql.push(" LIMIT ").push_bind(limit).push(") AS matching");
    let found: i64 = sql.build_query_scalar().fetch_one(connection).await?;
    let found = u64::try_from(found).unwrap_or_default();
    Ok(Total { count: found.min(COUNT_CAP), capped: found > COUNT_CAP })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_that_no_list_reaches_is_refused() {
        let list = list_of(&["id"]);
        let at = |position| Cursor { position, ..Cursor::after_exact(&list) };
        let read = |cursor: Cursor| Cursor::read(&cursor.write().expect("written"), &list, false);
        assert_eq!(read(at(LAST_POSITION)).expect("read"), at(LAST_POSITION));
        assert!(matches!(read(at(u64::MAX)), Err(Error::Invalid(_))));
    }
}
