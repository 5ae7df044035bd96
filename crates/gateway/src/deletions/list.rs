//! The list of soft-deleted users: searched, sorted, one page at a time in both directions.

use nexconn_api::Code;
use nexconn_api::admin::{
    DeletedSort, DeletedUserPage, Deletion, DeletionState, ListDeletedUsersRequest, OperationState,
    PAGE_SIZE, RESTORE_AFTER_MILLIS, Total,
};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::operations::operation_state;
use super::state::{push_deleted, restore_from};
use super::{confirms, reading};
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
    state: String,
    requested_at: Option<i64>,
    confirmed_at: Option<i64>,
    restore_state: Option<String>,
    restore_code: Option<i32>,
    record_id: Option<i64>,
    admin: Option<String>,
    case_no: Option<String>,
    operation_id: Option<String>,
    audit_id: Option<i64>,
    job_id: Option<i64>,
}

impl Row {
    fn key(&self, sort: DeletedSort) -> Key {
        match sort {
            DeletedSort::Id => Key::Text(self.user_id.clone()),
            DeletedSort::Latest | DeletedSort::Earliest => Key::Instant(self.sort_at),
        }
    }

    fn into_deletion(self) -> Option<Deletion> {
        Some(Deletion {
            state: DeletionState::from_name(&self.state)?,
            restore_from: self.requested_at.map(restore_from),
            restore: self.restore(),
            user_id: self.user_id,
            name: self.name,
            avatar_url: self.avatar_url,
            requested_at: self.requested_at,
            by: self.admin,
            case: self.case_no,
            operation_id: self.operation_id,
            entry: self.audit_id,
            job: self.job_id,
            confirmed_at: self.confirmed_at,
            record: self.record_id,
        })
    }

    fn restore(&self) -> Option<OperationState> {
        operation_state(self.restore_state.as_deref()?, self.restore_code.map(Code))
    }
}

/// What is listed.
#[derive(Debug)]
struct Listing<'a> {
    request: &'a ListDeletedUsersRequest,
    needle: Needle,
    sort: DeletedSort,
    now: i64,
}

/// One page. Nexconn's list is read before, where the copy is not good enough; where that fails, the
/// page says so and shows the copy.
pub(crate) async fn list(
    shared: &Shared,
    request: &ListDeletedUsersRequest,
    now: i64,
) -> Result<DeletedUserPage, Error> {
    let sort = request.sort.unwrap_or_default();
    let list = list_of(&[
        &format!("{sort:?}"),
        request.q.as_deref().unwrap_or_default(),
        &format!("{:?} {:?}", request.user, request.restorable),
    ]);
    let cursor = request.after.as_deref();
    let by_instants = sort != DeletedSort::Id;
    let cursor = cursor.map(|text| Cursor::read(text, &list, by_instants)).transpose()?;
    let read = if request.fresh == Some(true) {
        reading::fresh(shared, &request.app).await?
    } else {
        reading::recent(shared, &request.app).await?
    };
    let confirms = confirms(shared, &request.app).await?;
    let needle = Needle::new(request.q.as_deref().unwrap_or_default());
    let listing = Listing { request, needle, sort, now };
    let mut connection = shared.database.readers().begin().await?;
    let as_of: Option<Option<i64>> =
        sqlx::query_scalar("SELECT deletions_read_at FROM app_facts WHERE app = $1")
            .bind(&request.app)
            .fetch_optional(&mut *connection)
            .await?;
    let limit = request.limit.unwrap_or(PAGE_SIZE) as usize;
    let page = Page::read(&mut connection, &listing, cursor.as_ref(), limit).await?;
    let Frame { first, next, previous } =
        page.frame(&list, |row| (row.key(sort), row.user_id.clone()))?;
    Ok(DeletedUserPage {
        first,
        total: total(&mut connection, &listing).await?,
        users: page.rows.into_iter().filter_map(Row::into_deletion).collect(),
        next,
        previous,
        as_of: as_of.flatten(),
        stale: read.err().map(|why| why.explain("the list of deleted users")),
        confirms,
    })
}

/// The tables of what is filtered by.
const FROM: &str = " FROM deleted_users d
    LEFT JOIN users u ON u.app = d.app AND u.user_id = d.user_id";

impl Rows for Listing<'_> {
    type Row = Row;

    async fn rows(
        &self,
        connection: &mut SqliteConnection,
        cursor: Option<&Cursor>,
        limit: usize,
    ) -> Result<Vec<Row>, Error> {
        let (column, descending) = match self.sort {
            DeletedSort::Latest => ("d.sort_at", true),
            DeletedSort::Earliest => ("d.sort_at", false),
            DeletedSort::Id => ("d.user_id", false),
        };
        let mut sql = QueryBuilder::<Sqlite>::new(
            "SELECT d.user_id, d.sort_at, u.name, u.avatar_url, d.state, d.requested_at,
                    d.confirmed_at, d.restore_state, d.restore_code, d.record_id,
                    r.admin, r.case_no, p.operation_id, p.audit_id, r.job_id",
        );
        sql.push(FROM).push(
            " LEFT JOIN deletion_runs r ON r.id = d.run_id
              LEFT JOIN deletion_users p ON p.run_id = d.run_id AND p.user_id = d.user_id",
        );
        push_filter(&mut sql, self);
        Order { column, id: "d.user_id", descending }.push(&mut sql, cursor, limit);
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
    let ListDeletedUsersRequest { app, user, restorable, .. } = listing.request;
    sql.push(" WHERE d.app = ").push_bind(app.clone());
    push_deleted(sql);
    listing.needle.push(sql);
    if let Some(user) = user {
        sql.push(" AND d.user_id = ").push_bind(user.clone());
    }
    let since = listing.now - RESTORE_AFTER_MILLIS;
    match restorable {
        Some(true) => sql
            .push(" AND (d.requested_at IS NULL OR d.requested_at <= ")
            .push_bind(since)
            .push(")"),
        Some(false) => sql.push(" AND d.requested_at > ").push_bind(since),
        None => sql,
    };
}
