//! The list of users: searched, sorted, one page at a time in both directions.

use nexconn_api::admin::{
    COUNT_CAP, DirectoryUser, ListUsersRequest, PAGE_SIZE, Total, UserPage, UserSort,
};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection, SqlitePool};

use super::cursor::{Cursor, Key, list_of};
use super::needle::Needle;
use super::row::{COLUMNS, Row};
use crate::Error;

/// What is listed.
#[derive(Debug)]
struct Listing<'a> {
    app: &'a str,
    needle: Needle,
    /// The id that stands first, if a user has exactly this one.
    exact: Option<Row>,
    sort: UserSort,
    /// See [`list_of`].
    list: String,
    limit: usize,
}

/// One page. The whole of it is read from one state of the database.
pub(crate) async fn search(
    readers: &SqlitePool,
    request: &ListUsersRequest,
    now: i64,
) -> Result<UserPage, Error> {
    let q = request.q.as_deref().unwrap_or_default();
    let sort = request.sort.unwrap_or_default();
    let list = list_of(sort, q);
    let cursor =
        request.after.as_deref().map(|text| Cursor::read(text, &list, sort)).transpose()?;
    let mut connection = readers.begin().await?;
    let listing = Listing {
        app: &request.app,
        needle: Needle::new(q),
        exact: exact(&mut connection, &request.app, q).await?,
        sort,
        list,
        limit: request.limit.unwrap_or(PAGE_SIZE) as usize,
    };
    let page = match &cursor {
        None => first_page(&mut connection, &listing).await?,
        Some(cursor) => page_at(&mut connection, &listing, cursor).await?,
    };
    let total = total(&mut connection, &listing).await?;
    let position = |offset: usize| page.first + offset as u64;
    let beside = |row: &Row, backward, position| {
        Cursor::beside(row, sort, &listing.list, backward, position).write()
    };
    let next = match page.rows.last().filter(|_| page.more) {
        Some(_) if page.is_exact_alone => Some(Cursor::after_exact(&listing.list).write()?),
        Some(row) => Some(beside(row, false, position(page.rows.len() - 1))?),
        None => None,
    };
    let previous = match page.rows.first().filter(|_| page.earlier) {
        Some(row) => Some(beside(row, true, position(0))?),
        None => None,
    };
    let first = if page.rows.is_empty() { 0 } else { page.first };
    let users = page.rows.into_iter().map(DirectoryUser::from).collect();
    Ok(UserPage { users, first, total, next, previous, as_of: now })
}

/// Rows in order, and whether others come before and after.
#[derive(Debug)]
struct Page {
    rows: Vec<Row>,
    first: u64,
    earlier: bool,
    more: bool,
    is_exact_alone: bool,
}

async fn first_page(
    connection: &mut SqliteConnection,
    listing: &Listing<'_>,
) -> Result<Page, Error> {
    let room = listing.limit - usize::from(listing.exact.is_some());
    let mut others = rows(connection, listing, None, room + 1).await?;
    let more = others.len() > room;
    others.truncate(room);
    let rows: Vec<Row> = listing.exact.clone().into_iter().chain(others).collect();
    Ok(Page { rows, first: 1, earlier: false, more, is_exact_alone: room == 0 })
}

/// The page beside a row. Where too few rows are left on that side (they moved since), it is the
/// first page.
async fn page_at(
    connection: &mut SqliteConnection,
    listing: &Listing<'_>,
    cursor: &Cursor,
) -> Result<Page, Error> {
    let mut rows = rows(connection, listing, Some(cursor), listing.limit + 1).await?;
    let more = rows.len() > listing.limit;
    rows.truncate(listing.limit);
    if rows.is_empty() || (cursor.backward && !more) {
        return first_page(connection, listing).await;
    }
    let (first, more) = if cursor.backward {
        rows.reverse();
        (cursor.position.saturating_sub(rows.len() as u64).max(1), true)
    } else {
        (cursor.position + 1, more)
    };
    Ok(Page { rows, first, earlier: true, more, is_exact_alone: false })
}

/// Up to `limit` rows from a cursor on, away from it; never the exact one.
async fn rows(
    connection: &mut SqliteConnection,
    listing: &Listing<'_>,
    cursor: Option<&Cursor>,
    limit: usize,
) -> Result<Vec<Row>, Error> {
    let (column, descending) = match listing.sort {
        UserSort::Touched => ("u.touched_at", true),
        UserSort::Name => ("u.name_key", false),
        UserSort::Id => ("u.user_id", false),
    };
    let descending = descending != cursor.is_some_and(|cursor| cursor.backward);
    let mut sql = QueryBuilder::<Sqlite>::new("SELECT ");
    sql.push(COLUMNS).push(" FROM users u");
    push_filter(&mut sql, listing);
    if let Some(exact) = &listing.exact {
        sql.push(" AND u.user_id <> ").push_bind(exact.user_id.clone());
    }
    if let Some(cursor) = cursor.filter(|cursor| cursor.key != Key::Start) {
        let side = if descending { "<" } else { ">" };
        sql.push(format!(" AND ({column}, u.user_id) {side} ("));
        match &cursor.key {
            Key::Instant(at) => sql.push_bind(*at),
            Key::Text(text) => sql.push_bind(text.clone()),
            Key::Start => &mut sql,
        };
        sql.push(", ").push_bind(cursor.user_id.clone()).push(")");
    }
    let order = if descending { "DESC" } else { "ASC" };
    sql.push(format!(" ORDER BY {column} {order}, u.user_id {order} LIMIT "))
        .push_bind(i64::try_from(limit).unwrap_or(i64::MAX));
    Ok(sql.build_query_as().fetch_all(connection).await?)
}

/// How many users match. The exact one is among them: its id contains what is searched for.
async fn total(connection: &mut SqliteConnection, listing: &Listing<'_>) -> Result<Total, Error> {
    let mut sql = QueryBuilder::<Sqlite>::new("SELECT COUNT(*) FROM (SELECT 1 FROM users u");
    push_filter(&mut sql, listing);
    let limit = i64::try_from(COUNT_CAP + 1).unwrap_or(i64::MAX);
    sql.push(" LIMIT ").push_bind(limit).push(") AS matching");
    let found: i64 = sql.build_query_scalar().fetch_one(connection).await?;
    let found = u64::try_from(found).unwrap_or_default();
    Ok(Total { count: found.min(COUNT_CAP), capped: found > COUNT_CAP })
}

fn push_filter(sql: &mut QueryBuilder<Sqlite>, listing: &Listing<'_>) {
    sql.push(" WHERE u.app = ").push_bind(listing.app.to_owned());
    listing.needle.push(sql);
}

async fn exact(
    connection: &mut SqliteConnection,
    app: &str,
    q: &str,
) -> Result<Option<Row>, Error> {
    if q.is_empty() {
        return Ok(None);
    }
    let mut sql = QueryBuilder::<Sqlite>::new("SELECT ");
    sql.push(COLUMNS).push(" FROM users u WHERE u.app = ").push_bind(app.to_owned());
    sql.push(" AND u.user_id = ").push_bind(q.to_owned());
    Ok(sql.build_query_as().fetch_optional(connection).await?)
}
