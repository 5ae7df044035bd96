//! Where a page of a list of users begins, as text that a URL can hold.

use nexconn_api::{Rule, Violation};
use serde::{Deserialize, Serialize};

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
