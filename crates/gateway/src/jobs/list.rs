//! Reading jobs.

use nexconn_api::Code;
use nexconn_api::admin::{
    ItemNote, ItemState, Job, JobDetail, JobGroup, JobPage, ListJobsRequest, PAGE_SIZE,
};
use nexconn_api::{Rule, Violation};
use sqlx::AssertSqlSafe;

use super::row::{self, COLUMNS, Row};
use crate::Error;
use crate::gateway::Shared;

/// Every filter is a parameter that may be NULL, so that there is one statement.
const PAGE: &str = "FROM jobs j WHERE j.app = $1 AND j.id < $2
    AND ($3 IS NULL OR j.id IN (SELECT i.job_id FROM job_items i WHERE i.app = $1 AND (i.user_id = $3 OR i.target = $3)))
    ORDER BY j.id DESC LIMIT $4";

/// One page of the jobs of an app, latest first.
pub(crate) async fn list(shared: &Shared, request: &ListJobsRequest) -> Result<JobPage, Error> {
    let limit = request.limit.unwrap_or(PAGE_SIZE) as usize;
    let before = request.after.as_deref().map_or(Ok(i64::MAX), read_cursor)?;
    let mut connection = shared.database.readers().begin().await?;
    let mut rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(format!("SELECT {COLUMNS} {PAGE}")))
        .bind(&request.app)
        .bind(before)
        .bind(&request.user)
        .bind(i64::try_from(limit + 1).unwrap_or(i64::MAX))
        .fetch_all(&mut *connection)
        .await?;
    let open: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM jobs WHERE app = $1 AND finished_at IS NULL")
            .bind(&request.app)
            .fetch_one(&mut *connection)
            .await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    let jobs = rows.into_iter().map(|row| row.into_job(shared)).collect::<Result<Vec<Job>, _>>()?;
    Ok(JobPage { jobs, next, open: u64::try_from(open).unwrap_or_default() })
}

/// Reads the cursor of a list that is ordered by whole numbers.
pub(super) fn read_cursor(cursor: &str) -> Result<i64, Error> {
    cursor.parse().map_err(|_| {
        let expected = "a cursor of this list".to_owned();
        Error::Invalid(vec![Violation::new("after", Rule::Form { expected })])
    })
}

/// One job.
pub(crate) async fn find(shared: &Shared, app: &str, id: i64) -> Result<Job, Error> {
    let mut connection = shared.database.readers().acquire().await?;
    row::find(&mut connection, shared, app, id).await?.ok_or(Error::NotFound("job"))
}

#[derive(Debug, sqlx::FromRow)]
struct Group {
    state: String,
    http: Option<u16>,
    code: Option<i32>,
    note: Option<String>,
    online: Option<i64>,
    users: i64,
}

/// One job, with its users in groups.
pub(crate) async fn detail(shared: &Shared, app: &str, id: i64) -> Result<JobDetail, Error> {
    let mut connection = shared.database.readers().begin().await?;
    let job = row::find(&mut connection, shared, app, id).await?.ok_or(Error::NotFound("job"))?;
    let groups: Vec<Group> = sqlx::query_as(
        "SELECT state, http, code, note, online, COUNT(*) AS users FROM job_items
         WHERE job_id = $1 GROUP BY state, http, code, note, online",
    )
    .bind(id)
    .fetch_all(&mut *connection)
    .await?;
    let mut groups = groups.iter().map(group).collect::<Result<Vec<_>, _>>()?;
    groups.sort_by_key(|group| (rank(group), group.count));
    Ok(JobDetail { job, groups })
}

fn group(group: &Group) -> Result<JobGroup, Error> {
    let state = ItemState::from_name(&group.state)
        .ok_or_else(|| Error::Internal("a user of a job has no known state".to_owned()))?;
    Ok(JobGroup {
        state,
        http: group.http,
        code: group.code.map(Code),
        note: group.note.as_deref().and_then(ItemNote::from_name),
        online: group.online.map(|online| online == 1),
        count: u64::try_from(group.users).unwrap_or_default(),
    })
}

/// The most unusual comes first, what is as it should be last.
const fn rank(group: &JobGroup) -> u8 {
    match (group.state, group.note) {
        (ItemState::Unknown, _) => 0,
        (ItemState::Refused, _) => 1,
        (ItemState::Done, Some(_)) => 2,
        (ItemState::Sent, _) => 3,
        (ItemState::Waiting, _) => 4,
        (ItemState::Done, None) => 5,
    }
}
