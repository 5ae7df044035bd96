//! The list of bans: searched, sorted, one page at a time in both directions.

use nexconn_api::admin::{Ban, BanOrigin, BanPage, BanSort, ListBansRequest, PAGE_SIZE, Total};
use serde_json::{Map, Value};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::reading;
use super::state::{BanColumns, COLUMNS, push_banned};
use crate::Error;
use crate::directory::Needle;
use crate::gateway::Shared;
use crate::paging::{Cursor, Frame, Key, Order, Page, Rows, count, counting, list_of};

#[derive(Debug, sqlx::FromRow)]
struct Row {
    user_id: String,
    sort_at: i64,
    name: Option<String>,
    avatar_url: Option<String>,
    #[sqlx(flatten)]
    ban: BanColumns,
    entry: Option<i64>,
    at: Option<i64>,
    admin: Option<String>,
    details: Option<String>,
    reason: Option<String>,
    case_no: Option<String>,
}

/// What is listed.
#[derive(Debug)]
struct Listing<'a> {
    request: &'a ListBansRequest,
    needle: Needle,
    sort: BanSort,
    now: i64,
}

/// One page. Nexconn's list is read before, where the copy is not good enough; where that fails, the
/// page says so and shows the copy.
pub(crate) async fn list(
    shared: &Shared,
    request: &ListBansRequest,
    now: i64,
) -> Result<BanPage, Error> {
    let sort = request.sort.unwrap_or_default();
    let list = list_of(&[
        &format!("{sort:?}"),
        request.q.as_deref().unwrap_or_default(),
        &format!("{:?} {:?} {:?}", request.user, request.ends_before, request.standing),
    ]);
    let cursor = request.after.as_deref();
    let cursor = cursor.map(|text| Cursor::read(text, &list, sort != BanSort::Id)).transpose()?;
    let read = if request.fresh == Some(true) {
        reading::fresh(shared, &request.app).await?
    } else {
        reading::recent(shared, &request.app).await?
    };
    let needle = Needle::new(request.q.as_deref().unwrap_or_default());
    let listing = Listing { request, needle, sort, now };
    let mut connection = shared.database.readers().begin().await?;
    let facts: Option<(Option<i32>, Option<i64>)> =
        sqlx::query_as("SELECT zone_minutes, bans_read_at FROM app_facts WHERE app = $1")
            .bind(&request.app)
            .fetch_optional(&mut *connection)
            .await?;
    let (zone_minutes, as_of) = facts.unwrap_or_default();
    let limit = request.limit.unwrap_or(PAGE_SIZE) as usize;
    let page = Page::read(&mut connection, &listing, cursor.as_ref(), limit).await?;
    let Frame { first, next, previous } =
        page.frame(&list, |row| (row.key(sort), row.user_id.clone()))?;
    Ok(BanPage {
        first,
        total: total(&mut connection, &listing).await?,
        bans: page.rows.into_iter().filter_map(|row| row.into_ban(now)).collect(),
        next,
        previous,
        as_of,
        stale: read.err().map(|why| why.explain("the list of bans")),
        zone_minutes,
    })
}

impl Row {
    fn key(&self, sort: BanSort) -> Key {
        match sort {
            BanSort::Id => Key::Text(self.user_id.clone()),
            BanSort::Soonest | BanSort::Latest => Key::Instant(self.sort_at),
        }
    }

    fn into_ban(self, now: i64) -> Option<Ban> {
        let state = self.ban.state(now)?;
        let origin = match (self.entry, self.at, self.admin) {
            (Some(entry), Some(at), Some(admin)) => Some(BanOrigin {
                entry,
                at,
                admin,
                minutes: self.details.as_deref().and_then(minutes),
                reason: self.reason,
                case: self.case_no,
            }),
            _ => None,
        };
        let Self { user_id, name, avatar_url, .. } = self;
        Some(Ban { user_id, name, avatar_url, state, origin })
    }
}

fn minutes(details: &str) -> Option<i64> {
    serde_json::from_str::<Map<String, Value>>(details).ok()?.get("durationMinutes")?.as_i64()
}

/// The tables of a [`Row`] beside the audit log.
const FROM: &str = " FROM bans b
    LEFT JOIN users u ON u.app = b.app AND u.user_id = b.user_id
    LEFT JOIN standing_bans s
        ON s.app = b.app AND s.user_id = b.user_id AND s.stopped_at IS NULL";

impl Rows for Listing<'_> {
    type Row = Row;

    async fn rows(
        &self,
        connection: &mut SqliteConnection,
        cursor: Option<&Cursor>,
        limit: usize,
    ) -> Result<Vec<Row>, Error> {
        let (column, descending) = match self.sort {
            BanSort::Soonest => ("b.sort_at", false),
            BanSort::Latest => ("b.sort_at", true),
            BanSort::Id => ("b.user_id", false),
        };
        let mut sql =
            QueryBuilder::<Sqlite>::new("SELECT b.user_id, b.sort_at, u.name, u.avatar_url, ");
        sql.push(COLUMNS)
            .push(", a.id AS entry, a.at, a.admin, a.details, a.reason, a.case_no")
            .push(FROM)
            .push(" LEFT JOIN audit a ON a.id = b.audit_id");
        push_filter(&mut sql, self);
        Order { column, id: "b.user_id", descending }.push(&mut sql, cursor, limit);
        Ok(sql.build_query_as().fetch_all(connection).await?)
    }
}

async fn total(connection: &mut SqliteConnection, listing: &Listing<'_>) -> Result<Total, Error> {
    let mut sql = counting();
    sql.push(FROM);
    push_filter(&mut sql, listing);
    count(connection, sql).await
}

fn push_filter(sql: &mut QueryBuilder<Sqlite>, listing: &Listing<'_>) {
    let ListBansRequest { app, user, ends_before, standing, .. } = listing.request;
    sql.push(" WHERE b.app = ").push_bind(app.clone());
    push_banned(sql, listing.now);
    listing.needle.push(sql);
    if let Some(user) = user {
        sql.push(" AND b.user_id = ").push_bind(user.clone());
    }
    if let Some(before) = ends_before {
        sql.push(" AND b.ends_at < ").push_bind(*before);
    }
    match standing {
        Some(true) => sql.push(" AND s.user_id IS NOT NULL"),
        Some(false) => sql.push(" AND s.user_id IS NULL"),
        None => sql,
    };
}
