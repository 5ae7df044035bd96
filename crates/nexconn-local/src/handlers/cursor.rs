//! The opaque cursors of lists: the number of the last row of a page.

use nexconn_api::Code;

use crate::Error;

/// The cursor behind the row with that number.
pub(super) fn write(number: i64) -> String {
    format!("{number:016X}")
}

/// The number that a cursor stands for; none where there is none, or an empty one.
pub(super) fn read(cursor: Option<&str>) -> Result<Option<i64>, Error> {
    let Some(cursor) = cursor.filter(|cursor| !cursor.is_empty()) else { return Ok(None) };
    let number = i64::from_str_radix(cursor, 16).ok().filter(|number| write(*number) == cursor);
    match number {
        Some(number) => Ok(Some(number)),
        None => Err(Error::refused(Code::INVALID_PAGE_TOKEN, "the pageToken cannot be parsed")),
    }
}
