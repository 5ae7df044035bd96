//! Reading the users of a job.

use nexconn_api::Code;
use nexconn_api::admin::{
    ItemNote, ItemState, JobItem, JobItemPage, ListJobItemsRequest, PAGE_SIZE,
};

use super::list::read_cursor;
use super::row;
use crate::Error;
use crate::gateway::Shared;

#[derive(Debug, sqlx::FromRow)]
struct Row {
    idx: i64,
    user_id: String,
    target: Option<String>,
    state: String,
    http: Option<u16>,
    code: Option<i32>,
    note: Option<String>,
    online: Option<i64>,
    changed_at: i64,
    audit_id: Option<i64>,
}

impl Row {
    fn into_item(self) -> Result<JobItem, Error> {
        let state = ItemState::from_name(&self.state)
            .ok_or_else(|| Error::Internal("a user of a job has no known state".to_owned()))?;
        Ok(JobItem {
            index: u64::try_from(self.idx).unwrap_or_default(),
            user_id: self.user_id,
            target: self.target,
            state,
            http: self.http,
            code: self.code.map(Code),
            note: self.note.as_deref().and_then(ItemNote::from_name),
            online: self.online.map(|online| online == 1),
            at: self.changed_at,
            entry: self.audit_id,
        })
    }
}

/// One page of the users of a job, in their order.
pub(crate) async fn items(
    shared: &Shared,
    request: &ListJobItemsRequest,
) -> Result<JobItemPage, Error> {
    let limit = request.limit.unwrap_or(PAGE_SIZE) as usize;
    let after = request.after.as_deref().map_or(Ok(-1), read_cursor)?;
    let mut connection = shared.database.readers().begin().await?;
    row::find(&mut connection, shared, &request.app, request.job)
        .await?
        .ok_or(Error::NotFound("job"))?;
    let mut rows: Vec<Row> = sqlx::query_as(
        "SELECT idx, user_id, target, state, http, code, note, online, changed_at, audit_id
         FROM job_items
         WHERE job_id = $1 AND idx > $2
           AND ($3 IS NULL OR state = $3) AND ($4 IS NULL OR code = $4)
           AND ($5 IS NULL OR note = $5) AND ($6 IS NULL OR online = $6)
           AND ($7 IS NULL OR user_id = $7 OR target = $7)
         ORDER BY idx LIMIT $8",
    )
    .bind(request.job)
    .bind(after)
    .bind(request.state.map(ItemState::name))
    .bind(request.code.map(|code| code.0))
    .bind(request.note.map(ItemNote::name))
    .bind(request.online.map(i64::from))
    .bind(&request.user)
    .bind(i64::try_from(limit + 1).unwrap_or(i64::MAX))
    .fetch_all(&mut *connection)
    .await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|row| row.idx.to_string());
    let items = rows.into_iter().map(Row::into_item).collect::<Result<Vec<_>, _>>()?;
    Ok(JobItemPage { items, next })
}
