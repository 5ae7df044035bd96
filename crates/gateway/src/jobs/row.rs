//! Jobs as rows.

use nexconn_api::admin::{Event, Job, JobAction, JobCounts, JobState, UndoState, WaitingTokens};
use nexconn_api::nexconn::FriendPermission;
use sqlx::{AssertSqlSafe, SqliteConnection};

use super::batch::Work;
use crate::Error;
use crate::audit::events;
use crate::gateway::Shared;

/// The columns of a [`Row`], of the table `jobs j`.
pub(super) const COLUMNS: &str =
    "j.id, j.app, j.action, j.minutes, j.expires_at, j.permission, j.reason,
    j.case_no, j.admin, j.created_at, j.started_at, j.finished_at, j.state, j.waiting, j.sent,
    j.done, j.refused, j.unknown, j.undoes,
    CASE WHEN j.action = 'register' AND j.taken_by IS NULL THEN
        (SELECT COUNT(*) FROM job_items t WHERE t.job_id = j.id AND t.token IS NOT NULL)
    END AS tokens,
    CASE WHEN j.action = 'register' THEN
        (SELECT MIN(t.token_until) FROM job_items t WHERE t.job_id = j.id AND t.token IS NOT NULL)
    END AS tokens_until,
    CASE WHEN j.action NOT IN ('undo', 'fill', 'register', 'status') THEN
        (SELECT u.expires_at FROM audit a JOIN undo u ON u.audit_id = a.id
         WHERE a.job_id = j.id ORDER BY a.id DESC LIMIT 1)
    END AS undo_until,
    (SELECT MIN(b.id) FROM jobs b WHERE b.undoes = j.id) AS undone_by,
    (SELECT c.action FROM jobs c WHERE c.id = j.undoes) AS undoes_action";

#[derive(Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: i64,
    app: String,
    action: String,
    minutes: Option<i64>,
    expires_at: Option<i64>,
    permission: Option<i64>,
    reason: Option<String>,
    case_no: Option<String>,
    admin: String,
    created_at: i64,
    started_at: Option<i64>,
    finished_at: Option<i64>,
    state: String,
    waiting: i64,
    sent: i64,
    done: i64,
    refused: i64,
    unknown: i64,
    undoes: Option<i64>,
    tokens: Option<i64>,
    tokens_until: Option<i64>,
    undo_until: Option<i64>,
    undone_by: Option<i64>,
    undoes_action: Option<String>,
}

impl Row {
    fn action(&self) -> Result<JobAction, Error> {
        JobAction::from_name(&self.action)
            .ok_or_else(|| Error::Internal(format!("job {} has no known action", self.id)))
    }

    fn state(&self) -> Result<JobState, Error> {
        JobState::from_name(&self.state)
            .ok_or_else(|| Error::Internal(format!("job {} has no known state", self.id)))
    }

    /// The job as the console sees it, as of now.
    pub(super) fn into_job(self, shared: &Shared) -> Result<Job, Error> {
        let now = shared.clock.now();
        let (action, state) = (self.action()?, self.state()?);
        let count = |count: i64| u64::try_from(count).unwrap_or_default();
        let counts = JobCounts {
            waiting: count(self.waiting),
            sent: count(self.sent),
            done: count(self.done),
            refused: count(self.refused),
            unknown: count(self.unknown),
        };
        let open = self.undo_until.filter(|until| action.can_be_undone() && *until > now);
        let undo = match (self.undone_by, open) {
            (Some(by), _) => Some(UndoState::Done { by }),
            (None, Some(until)) if state.is_over() => Some(UndoState::Open { until }),
            (None, _) => None,
        };
        let users_per_second = (state == JobState::Running)
            .then(|| shared.jobs.speeds.users_per_second(self.id))
            .flatten();
        let left = i64::try_from(counts.waiting + counts.sent).unwrap_or(i64::MAX);
        let left_millis = users_per_second
            .filter(|speed| *speed > 0 && action != JobAction::Fill)
            .map(|speed| left.saturating_mul(1000) / i64::from(speed));
        let tokens = count(self.tokens.unwrap_or_default());
        let waiting = self.tokens_until.filter(|until| tokens > 0 && *until > now);
        Ok(Job {
            id: self.id,
            action,
            duration_minutes: self.minutes,
            expires_at: self.expires_at,
            permission_type: self
                .permission
                .and_then(|number| FriendPermission::try_from(number).ok()),
            reason: self.reason,
            case: self.case_no,
            admin: self.admin,
            created_at: self.created_at,
            started_at: self.started_at,
            finished_at: self.finished_at,
            state,
            counts,
            users_per_second,
            left_millis,
            tokens: waiting.map(|until| WaitingTokens { count: tokens, until }),
            undo,
            undoes: self.undoes,
        })
    }

    /// The job as its runner needs it.
    pub(super) fn into_work(self) -> Result<Work, Error> {
        let action = self.action()?;
        let undoes = self.undoes_action.as_deref().and_then(JobAction::from_name);
        Ok(Work {
            job: self.id,
            app: self.app,
            admin: self.admin,
            action,
            minutes: self.minutes,
            expires_at: self.expires_at,
            permission: self.permission,
            reason: self.reason,
            case: self.case_no,
            undoes,
        })
    }
}

/// One job of an app.
pub(super) async fn find(
    connection: &mut SqliteConnection,
    shared: &Shared,
    app: &str,
    id: i64,
) -> Result<Option<Job>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM jobs j WHERE j.app = $1 AND j.id = $2");
    let row: Option<Row> =
        sqlx::query_as(AssertSqlSafe(sql)).bind(app).bind(id).fetch_optional(connection).await?;
    row.map(|row| row.into_job(shared)).transpose()
}

/// What a runner works at.
pub(super) async fn work(
    connection: &mut SqliteConnection,
    id: i64,
) -> Result<Option<Work>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM jobs j WHERE j.id = $1");
    let row: Option<Row> =
        sqlx::query_as(AssertSqlSafe(sql)).bind(id).fetch_optional(connection).await?;
    row.map(Row::into_work).transpose()
}

/// Tells the consoles how a job stands.
pub(crate) async fn publish(
    transaction: &mut SqliteConnection,
    shared: &Shared,
    app: &str,
    id: i64,
    now: i64,
) -> Result<(), Error> {
    match find(transaction, shared, app, id).await? {
        Some(job) => events::publish(transaction, app, &Event::Job(Box::new(job)), now).await,
        None => Ok(()),
    }
}
