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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_was_written_and_nothing_else_is_one() {
        for number in [0, 1, 77, i64::MAX] {
            assert_eq!(read(Some(&write(number))).expect("read"), Some(number));
        }
        assert_eq!(read(None).expect("read"), None);
        assert_eq!(read(Some("")).expect("read"), None);
        for other in ["COIB", "0", "0000000000000FF0A", "00000000000000ff", "FFFFFFFFFFFFFFFF", " "]
        {
            assert!(read(Some(other)).is_err(), "{other}");
        }
    }
}
