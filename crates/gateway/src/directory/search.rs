//! The list of users: searched, sorted, one page at a time in both directions.

use nexconn_api::admin::{
    COUNT_CAP, ListUserIdsRequest, ListUsersRequest, PAGE_SIZE, Total, UserIdList, UserPage,
    UserSort, UserStanding,
};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection, SqlitePool};

use super::needle::Needle;
use super::row::{FROM, Row, select};
use crate::Error;
use crate::bans::push_banned;
use crate::deletions::push_deleted;
use crate::paging::{Cursor, Frame, Key, Order, Page, count, counting, list_of};

/// Whom a list holds.
#[derive(Debug)]
struct Filter<'a> {
    app: &'a str,
    needle: Needle,
    status: Option<UserStanding>,
    now: i64,
}

impl<'a> Filter<'a> {
    fn new(app: &'a str, q: &str, status: Option<UserStanding>, now: i64) -> Self {
        Self { app, needle: Needle::new(q), status, now }
    }

    /// Adds it to a statement on the tables of [`FROM`].
    fn push(&self, sql: &mut QueryBuilder<Sqlite>) {
        sql.push(" WHERE u.app = ").push_bind(self.app.to_owned());
        self.needle.push(sql);
        match self.status {
            None => {}
            Some(UserStanding::Banned) => push_banned(sql, self.now),
            Some(UserStanding::Online) => _ = sql.push(" AND u.online = 1"),
            Some(UserStanding::Offline) => _ = sql.push(" AND u.online = 0"),
            Some(UserStanding::Deleted) => push_deleted(sql),
        }
    }
}

/// What is listed.
#[derive(Debug)]
struct Listing<'a> {
    filter: Filter<'a>,
    /// The id that stands first, if a user has exactly this one.
    exact: Option<Row>,
    sort: UserSort,
    /// See [`list_of`].
    list: String,
    limit: usize,
}

impl Listing<'_> {
    /// Room on the first page beside the exact one.
    fn room(&self) -> usize {
        self.limit - usize::from(self.exact.is_some())
    }
}

/// One page. The whole of it is read from one state of the database.
pub(crate) async fn search(
    readers: &SqlitePool,
    request: &ListUsersRequest,
    now: i64,
) -> Result<UserPage, Error> {
    let q = request.q.as_deref().unwrap_or_default();
    let sort = request.sort.unwrap_or_default();
    let list = list_of(&[&format!("{sort:?} {:?}", request.status), q]);
    let by_instants = sort == UserSort::Touched;
    let cursor =
        request.after.as_deref().map(|text| Cursor::read(text, &list, by_instants)).transpose()?;
    let mut connection = readers.begin().await?;
    let filter = Filter::new(&request.app, q, request.status, now);
    let listing = Listing {
        exact: exact(&mut connection, &filter, q).await?,
        filter,
        sort,
        list,
        limit: request.limit.unwrap_or(PAGE_SIZE) as usize,
    };
    let page = match &cursor {
        None => first_page(&mut connection, &listing).await?,
        Some(cursor) => page_at(&mut connection, &listing, cursor).await?,
    };
    let total = total(&mut connection, &listing).await?;
    let place = |row: &Row| (key(row, sort), row.user_id.clone());
    let Frame { first, next, previous } = page.frame(&listing.list, place)?;
    // The exact one alone on the page is found again by no key.
    let is_exact_alone = page.more && !page.earlier && listing.room() == 0;
    let next =
        if is_exact_alone { Some(Cursor::after_exact(&listing.list).write()?) } else { next };
    let users = page.rows.into_iter().map(|row| row.into_user(now)).collect();
    Ok(UserPage { users, first, total, next, previous, as_of: now })
}

/// The ids of those that match, latest touched first, at most [`COUNT_CAP`].
pub(crate) async fn matching_ids(
    readers: &SqlitePool,
    request: &ListUserIdsRequest,
    now: i64,
) -> Result<UserIdList, Error> {
    let q = request.q.as_deref().unwrap_or_default();
    let mut sql = QueryBuilder::<Sqlite>::new("SELECT u.user_id");
    sql.push(FROM);
    Filter::new(&request.app, q, request.status, now).push(&mut sql);
    let cap = usize::try_from(COUNT_CAP).unwrap_or(usize::MAX);
    sql.push(" ORDER BY u.touched_at DESC, u.user_id DESC LIMIT ")
        .push_bind(i64::try_from(COUNT_CAP + 1).unwrap_or(i64::MAX));
    let mut user_ids: Vec<String> = sql.build_query_scalar().fetch_all(readers).await?;
    let capped = user_ids.len() > cap;
    user_ids.truncate(cap);
    Ok(UserIdList { user_ids, capped })
}

fn key(row: &Row, sort: UserSort) -> Key {
    match sort {
        UserSort::Touched => Key::Instant(row.touched_at),
        UserSort::Name => Key::Text(row.name_key.clone()),
        UserSort::Id => Key::Text(row.user_id.clone()),
    }
}

async fn first_page(
    connection: &mut SqliteConnection,
    listing: &Listing<'_>,
) -> Result<Page<Row>, Error> {
    let room = listing.room();
    let mut page = Page::first(rows(connection, listing, None, room + 1).await?, room);
    page.rows.splice(..0, listing.exact.clone());
    Ok(page)
}

/// The page beside a row, or the first one where too few rows are left on that side.
async fn page_at(
    connection: &mut SqliteConnection,
    listing: &Listing<'_>,
    cursor: &Cursor,
) -> Result<Page<Row>, Error> {
    let found = rows(connection, listing, Some(cursor), listing.limit + 1).await?;
    match Page::beside(cursor, found, listing.limit) {
        Some(page) => Ok(page),
        None => first_page(connection, listing).await,
    }
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
    let mut sql = select();
    listing.filter.push(&mut sql);
    if let Some(exact) = &listing.exact {
        sql.push(" AND u.user_id <> ").push_bind(exact.user_id.clone());
    }
    Order { column, id: "u.user_id", descending }.push(&mut sql, cursor, limit);
    Ok(sql.build_query_as().fetch_all(connection).await?)
}

/// How many users match. The exact one is among them: its id contains what is searched for.
async fn total(connection: &mut SqliteConnection, listing: &Listing<'_>) -> Result<Total, Error> {
    let mut sql = counting();
    sql.push(FROM);
    listing.filter.push(&mut sql);
    count(connection, sql).await
}

async fn exact(
    connection: &mut SqliteConnection,
    filter: &Filter<'_>,
    q: &str,
) -> Result<Option<Row>, Error> {
    if q.is_empty() {
        return Ok(None);
    }
    let mut sql = select();
    filter.push(&mut sql);
    sql.push(" AND u.user_id = ").push_bind(q.to_owned());
    Ok(sql.build_query_as().fetch_optional(connection).await?)
}
