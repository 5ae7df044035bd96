//! Soft deletions and restores as they were asked for, latest first.

use std::collections::HashMap;

use nexconn_api::Code;
use nexconn_api::admin::{
    DeletionOperation, ListOperationsRequest, OperationCounts, OperationKind, OperationPage,
    OperationState,
};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::confirms;
use super::state::restore_from;
use crate::Error;
use crate::gateway::Shared;
use crate::sql::push_in;

/// Operations told where the request states no number.
const USUALLY: u32 = 20;
/// Users told of one operation.
const USERS_TOLD: usize = 100;

/// The state with that name.
pub(super) fn operation_state(name: &str, code: Option<Code>) -> Option<OperationState> {
    Some(match name {
        "pending" => OperationState::Pending,
        "accepted" => OperationState::Accepted,
        "confirmed" => OperationState::Confirmed,
        "refused" => OperationState::Refused { code },
        "unknown" => OperationState::Unknown,
        _ => return None,
    })
}

#[derive(Debug, sqlx::FromRow)]
struct Run {
    id: i64,
    kind: String,
    audit_id: Option<i64>,
    job_id: Option<i64>,
    admin: Option<String>,
    case_no: Option<String>,
    requested_at: Option<i64>,
    accepted_at: Option<i64>,
    operation_id: Option<String>,
}

/// The latest operations of an app, or of one of its users.
pub(crate) async fn operations(
    shared: &Shared,
    request: &ListOperationsRequest,
) -> Result<OperationPage, Error> {
    let confirms = confirms(shared, &request.app).await?;
    let mut connection = shared.database.readers().begin().await?;
    let mut sql = QueryBuilder::<Sqlite>::new(
        "SELECT r.id, r.kind, r.audit_id, r.job_id, r.admin, r.case_no, r.requested_at,
                r.accepted_at, r.operation_id
         FROM deletion_runs r WHERE r.app = ",
    );
    sql.push_bind(&request.app);
    if let Some(user) = &request.user {
        sql.push(" AND r.id IN (SELECT run_id FROM deletion_users WHERE app = ");
        sql.push_bind(&request.app).push(" AND user_id = ").push_bind(user).push(")");
    }
    let limit = i64::from(request.limit.unwrap_or(USUALLY));
    sql.push(" ORDER BY r.id DESC LIMIT ").push_bind(limit);
    let runs: Vec<Run> = sql.build_query_as().fetch_all(&mut *connection).await?;
    let ids: Vec<i64> = runs.iter().map(|run| run.id).collect();
    let mut told = told(&mut connection, &ids).await?;
    let mut operations = Vec::new();
    for run in runs {
        // A job of which nobody was sent yet.
        let Some(told) = told.remove(&run.id) else { continue };
        let users = users(&mut connection, &run).await?;
        operations.extend(run.into_operation(&told, users));
    }
    Ok(OperationPage { operations, confirms })
}

impl Run {
    fn into_operation(self, told: &Told, users: Users) -> Option<DeletionOperation> {
        let only = users.user_ids.len() == 1;
        Some(DeletionOperation {
            id: self.id,
            kind: OperationKind::from_name(&self.kind)?,
            user_ids: users.user_ids,
            name: users.name.filter(|_| only),
            requested_at: self.requested_at,
            by: self.admin,
            case: self.case_no,
            accepted_at: self.accepted_at,
            operation_id: self.operation_id,
            entry: self.audit_id,
            job: self.job_id,
            counts: told.counts,
            refused: told.refused,
            settled_at: told.settled_at,
            restore_from: told.restore_from,
            record: users.record.filter(|_| only),
        })
    }
}

/// How the users of one run stand.
#[derive(Debug, Default)]
struct Told {
    counts: OperationCounts,
    refused: Option<Code>,
    settled_at: Option<i64>,
    restore_from: Option<i64>,
}

#[derive(Debug, sqlx::FromRow)]
struct Group {
    run_id: i64,
    state: String,
    code: Option<i32>,
    settled_at: Option<i64>,
    requested_at: Option<i64>,
    count: i64,
}

async fn told(
    connection: &mut SqliteConnection,
    runs: &[i64],
) -> Result<HashMap<i64, Told>, Error> {
    if runs.is_empty() {
        return Ok(HashMap::new());
    }
    // Whoever is restored waits for the hour of the deletion before.
    let mut sql = QueryBuilder::<Sqlite>::new(
        "SELECT p.run_id, p.state, p.code, MAX(p.settled_at) AS settled_at,
                MAX(CASE WHEN p.kind = 'delete' THEN p.requested_at
                         ELSE (SELECT MAX(b.requested_at) FROM deletion_users b
                               WHERE b.app = p.app AND b.user_id = p.user_id AND b.kind = 'delete'
                                 AND b.run_id < p.run_id) END) AS requested_at,
                COUNT(*) AS count
         FROM deletion_users p WHERE p.run_id",
    );
    push_in(&mut sql, runs.iter().copied());
    sql.push(" GROUP BY p.run_id, p.state, p.code ORDER BY MAX(p.settled_at)");
    let groups: Vec<Group> = sql.build_query_as().fetch_all(connection).await?;
    let mut told: HashMap<i64, Told> = HashMap::new();
    for group in groups {
        let told = told.entry(group.run_id).or_default();
        let count = u64::try_from(group.count).unwrap_or_default();
        let counts = &mut told.counts;
        match operation_state(&group.state, group.code.map(Code)) {
            Some(OperationState::Pending) => counts.pending += count,
            Some(OperationState::Accepted) => counts.accepted += count,
            Some(OperationState::Confirmed) => counts.confirmed += count,
            Some(OperationState::Refused { code }) => {
                counts.refused += count;
                told.refused = code;
            }
            Some(OperationState::Unknown) => counts.unknown += count,
            None => {
                let (run, state) = (group.run_id, group.state);
                return Err(Error::Internal(format!("operation {run} has the state {state}")));
            }
        }
        told.settled_at = told.settled_at.max(group.settled_at);
        told.restore_from = told.restore_from.max(group.requested_at.map(restore_from));
    }
    Ok(told)
}

/// The first users of a run, with what is told of one who is alone.
#[derive(Debug, Default)]
struct Users {
    user_ids: Vec<String>,
    name: Option<String>,
    record: Option<i64>,
}

async fn users(connection: &mut SqliteConnection, run: &Run) -> Result<Users, Error> {
    let rows: Vec<(String, Option<String>, Option<i64>)> = sqlx::query_as(
        "SELECT p.user_id, u.name,
                (SELECT MAX(c.id) FROM deletion_records c
                 WHERE c.app = p.app AND c.user_id = p.user_id AND c.run_id = p.run_id)
         FROM deletion_users p LEFT JOIN users u ON u.app = p.app AND u.user_id = p.user_id
         WHERE p.run_id = $1 ORDER BY p.user_id LIMIT $2",
    )
    .bind(run.id)
    .bind(i64::try_from(USERS_TOLD).unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?;
    let mut users = Users::default();
    for (user_id, name, record) in rows {
        users.user_ids.push(user_id);
        (users.name, users.record) = (name, record);
    }
    Ok(users)
}
