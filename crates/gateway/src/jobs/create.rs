//! Storing a job with its users.

use std::collections::HashSet;

use nexconn_api::Endpoint;
use nexconn_api::admin::{CreateJob, CreateJobRequest, Job, JobAction, JobState};
use serde::Serialize;
use serde_json::{Map, json};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::row;
use crate::Error;
use crate::audit::{self, Intent};
use crate::calls::USED_OTHERWISE;
use crate::gateway::Shared;
use crate::sessions::digest::digest;
use crate::undo::Way;

/// Users of one statement.
const AT_ONCE: usize = 1000;

/// Who makes a job.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Maker<'a> {
    pub(crate) admin: i64,
    pub(crate) email: &'a str,
    pub(crate) request_id: &'a str,
}

/// A job to be stored.
#[derive(Debug)]
pub(super) struct New<'a> {
    pub(super) app: &'a str,
    pub(super) operation: &'a str,
    pub(super) digest: &'a str,
    pub(super) action: JobAction,
    /// Path of the endpoint that makes it.
    pub(super) path: &'static str,
    pub(super) minutes: Option<i64>,
    pub(super) expires_at: Option<i64>,
    /// Who may add its users as a friend.
    pub(super) permission: Option<i64>,
    pub(super) reason: Option<&'a str>,
    pub(super) case: Option<&'a str>,
    pub(super) undoes: Option<i64>,
}

/// A user to be stored.
#[derive(Debug, Clone, Default)]
pub(super) struct NewItem {
    pub(super) user_id: String,
    /// The other user of a pair.
    pub(super) target: Option<String>,
    /// JSON of what is set for this one.
    pub(super) fields: Option<String>,
    /// How a change is taken back.
    pub(super) way: Option<Way>,
    pub(super) until_at: Option<i64>,
    /// Nothing is to be done for this one.
    pub(super) nothing: bool,
}

impl NewItem {
    fn of(user_id: &str) -> Self {
        Self { user_id: user_id.to_owned(), ..Self::default() }
    }

    fn of_pair(user_id: &str, target: &str) -> Self {
        Self { target: Some(target.to_owned()), ..Self::of(user_id) }
    }

    fn with(self, values: &impl Serialize) -> Result<Self, Error> {
        let fields = serde_json::to_string(values).map_err(|e| Error::Internal(e.to_string()))?;
        Ok(Self { fields: Some(fields), ..self })
    }
}

/// Stores a job unless the same operation made one before, which is returned then.
pub(crate) async fn create(
    shared: &Shared,
    maker: Maker<'_>,
    request: &CreateJobRequest,
) -> Result<Job, Error> {
    let json = serde_json::to_string(request).map_err(|e| Error::Internal(e.to_string()))?;
    let digest = digest(&[CreateJob::SPEC.path, &json]);
    let now = shared.clock.now();
    let expires_at = match request.action {
        JobAction::Expire => Some(request.expires_at.unwrap_or(now)),
        _ => None,
    };
    let new = New {
        app: &request.app,
        operation: &request.operation,
        digest: &digest,
        action: request.action,
        path: CreateJob::SPEC.path,
        minutes: request.duration_minutes.filter(|_| request.action == JobAction::Ban),
        expires_at,
        permission: request
            .permission_type
            .map(i64::from)
            .filter(|_| request.action == JobAction::SetFriendPermission),
        reason: request.reason.as_deref(),
        case: request.case.as_deref(),
        undoes: None,
    };
    let items = items(request)?;
    let mut transaction = shared.database.write().await?;
    let job = match made_before(&mut transaction, shared, maker, &new).await? {
        Some(job) => job,
        None => insert(&mut transaction, shared, maker, &new, items, now).await?,
    };
    transaction.commit().await?;
    shared.jobs.wake();
    shared.events.wake();
    Ok(job)
}

fn items(request: &CreateJobRequest) -> Result<Vec<NewItem>, Error> {
    let users = request.users.iter().flatten().map(|user| NewItem::of(&user.user_id).with(user));
    let profiles = request.profiles.iter().flatten().map(|row| NewItem::of(&row.user_id).with(row));
    let friends = request
        .friends
        .iter()
        .flatten()
        .map(|row| NewItem::of_pair(&row.user_id, &row.target_id).with(row));
    let mut seen = HashSet::new();
    match request.action {
        JobAction::Register => users.collect(),
        JobAction::SetProfile => profiles.collect(),
        JobAction::AddFriends => friends.collect(),
        action if action.is_of_pairs() => {
            let once = request.pairs.iter().flatten().filter(|pair| seen.insert(*pair));
            Ok(once.map(|pair| NewItem::of_pair(&pair.user_id, &pair.target_id)).collect())
        }
        action => {
            let mut seen = HashSet::new();
            let once = request.user_ids.iter().flatten().filter(|id| seen.insert(id.as_str()));
            let items = once.map(|id| NewItem::of(id));
            if action == JobAction::SetTags {
                let tags = json!({ "tags": request.tags });
                items.map(|item| item.with(&tags)).collect()
            } else {
                Ok(items.collect())
            }
        }
    }
}

/// The job that an operation made before.
pub(super) async fn made_before(
    transaction: &mut SqliteConnection,
    shared: &Shared,
    maker: Maker<'_>,
    new: &New<'_>,
) -> Result<Option<Job>, Error> {
    let before: Option<(i64, i64, String)> =
        sqlx::query_as("SELECT id, admin_id, digest FROM jobs WHERE app = $1 AND operation = $2")
            .bind(new.app)
            .bind(new.operation)
            .fetch_optional(&mut *transaction)
            .await?;
    match before {
        None => Ok(None),
        Some((id, admin, digest)) if admin == maker.admin && digest == new.digest => {
            row::find(transaction, shared, new.app, id).await
        }
        Some(_) => Err(Error::Conflict(USED_OTHERWISE)),
    }
}

/// Stores a job, its users and its entry in the audit log.
pub(super) async fn insert(
    transaction: &mut SqliteConnection,
    shared: &Shared,
    maker: Maker<'_>,
    new: &New<'_>,
    items: Vec<NewItem>,
    now: i64,
) -> Result<Job, Error> {
    let nothing = items.iter().filter(|item| item.nothing).count();
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO jobs (app, operation, digest, admin_id, admin, action, minutes, expires_at,
                           permission, reason, case_no, undoes, state, created_at, waiting, done)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         RETURNING id",
    )
    .bind(new.app)
    .bind(new.operation)
    .bind(new.digest)
    .bind(maker.admin)
    .bind(maker.email)
    .bind(new.action.name())
    .bind(new.minutes)
    .bind(new.expires_at)
    .bind(new.permission)
    .bind(new.reason)
    .bind(new.case)
    .bind(new.undoes)
    .bind(JobState::Queued.name())
    .bind(now)
    .bind(count(items.len() - nothing))
    .bind(count(nothing))
    .fetch_one(&mut *transaction)
    .await?;
    for (at, some) in items.chunks(AT_ONCE).enumerate() {
        let mut sql = QueryBuilder::<Sqlite>::new(
            "INSERT INTO job_items (job_id, idx, app, user_id, target, fields, way, until_at, state,
                                    note, changed_at) ",
        );
        sql.push_values(some.iter().enumerate(), |mut row, (index, item)| {
            row.push_bind(id)
                .push_bind(count(at * AT_ONCE + index))
                .push_bind(new.app)
                .push_bind(&item.user_id)
                .push_bind(&item.target)
                .push_bind(&item.fields)
                .push_bind(item.way.map(Way::name))
                .push_bind(item.until_at)
                .push_bind(if item.nothing { "done" } else { "waiting" })
                .push_bind(item.nothing.then_some("nothingToUndo"))
                .push_bind(now);
        });
        sql.build().execute(&mut *transaction).await?;
    }
    let intent = Intent {
        app: new.app,
        at: now,
        admin: maker.email,
        action: new.path,
        user_ids: &[],
        reason: new.reason,
        case: new.case,
        request_id: maker.request_id,
        details: &Map::new(),
        job: Some(id),
        undoes: None,
    };
    let entry = audit::done(transaction, &intent).await?;
    audit::publish(transaction, new.app, entry, now).await?;
    row::publish(transaction, shared, new.app, id, now).await?;
    row::find(transaction, shared, new.app, id).await?.ok_or(Error::NotFound("job"))
}
