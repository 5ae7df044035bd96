//! Statements about several rows at once, for every database.

use sqlx::{Encode, QueryBuilder, Sqlite, Type};

/// Adds ` IN (…)` with these values, of which there is at least one.
pub(crate) fn push_in<'a, T>(sql: &mut QueryBuilder<Sqlite>, values: impl IntoIterator<Item = T>)
where
    T: Encode<'a, Sqlite> + Type<Sqlite> + 'a,
{
    sql.push(" IN (");
    let mut list = sql.separated(", ");
    for value in values {
        list.push_bind(value);
    }
    sql.push(")");
}
