//! Writing entries.

use kit::database::Database;
use nexconn_api::Code;
use nexconn_api::admin::AuditOutcome;
use serde_json::{Map, Value};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::{Error, erasure};

/// Stands for the gateway itself, where an entry concerns no app. No slug can be this.
const GATEWAY: &str = "";
/// Who did what the gateway does by itself. No e-mail address can be this.
pub(crate) const GATEWAY_ADMIN: &str = "gateway";

/// What an admin is about to do.
#[derive(Debug)]
pub(crate) struct Intent<'a> {
    /// Slug of the app.
    pub(crate) app: &'a str,
    /// Unix milliseconds.
    pub(crate) at: i64,
    /// E-mail of the admin.
    pub(crate) admin: &'a str,
    /// Path of the endpoint.
    pub(crate) action: &'a str,
    pub(crate) user_ids: &'a [&'a str],
    pub(crate) reason: Option<&'a str>,
    pub(crate) case: Option<&'a str>,
    pub(crate) request_id: &'a str,
    /// Numbers of the request.
    pub(crate) details: &'a Map<String, Value>,
    pub(crate) job: Option<i64>,
    /// The entry it takes back.
    pub(crate) undoes: Option<i64>,
}

/// How it ended.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ending {
    pub(crate) outcome: AuditOutcome,
    /// HTTP status of the answer, if one came.
    pub(crate) http: Option<u16>,
    /// Business code of the answer, if one came.
    pub(crate) code: Option<Code>,
}

/// Writes an intent and returns the number of its entry.
pub(crate) async fn begin(
    transaction: &mut SqliteConnection,
    intent: &Intent<'_>,
) -> Result<i64, Error> {
    insert(transaction, intent, AuditOutcome::Pending).await
}

/// Writes down what was done in an app without a call to Nexconn.
pub(crate) async fn done(
    transaction: &mut SqliteConnection,
    intent: &Intent<'_>,
) -> Result<i64, Error> {
    insert(transaction, intent, AuditOutcome::Done).await
}

/// Writes down what an admin did at the gateway itself, such as signing in.
pub(crate) async fn own(
    transaction: &mut SqliteConnection,
    admin: &str,
    action: &str,
    request_id: &str,
    at: i64,
) -> Result<(), Error> {
    let intent = Intent {
        app: GATEWAY,
        at,
        admin,
        action,
        user_ids: &[],
        reason: None,
        case: None,
        request_id,
        details: &Map::new(),
        job: None,
        undoes: None,
    };
    insert(transaction, &intent, AuditOutcome::Done).await?;
    Ok(())
}

/// When the intent of an entry was written down, in Unix milliseconds.
pub(crate) async fn began(
    transaction: &mut SqliteConnection,
    id: i64,
) -> Result<Option<i64>, Error> {
    Ok(sqlx::query_scalar("SELECT at FROM audit WHERE id = $1")
        .bind(id)
        .fetch_optional(transaction)
        .await?)
}

/// Gives an entry its outcome.
pub(crate) async fn finish(
    transaction: &mut SqliteConnection,
    id: i64,
    ending: Ending,
) -> Result<(), Error> {
    sqlx::query("UPDATE audit SET outcome = $1, http = $2, code = $3 WHERE id = $4")
        .bind(ending.outcome.name())
        .bind(ending.http)
        .bind(ending.code.map(|code| code.0))
        .bind(id)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Notes that so many users of a call that was answered as done were refused after all, which makes the call refused
/// where it was about nobody else. Of pairs, the one whose list it is does not count.
pub(crate) async fn refuse_later(
    transaction: &mut SqliteConnection,
    id: i64,
    (users, of_pairs): (i64, bool),
    code: Option<Code>,
) -> Result<(), Error> {
    sqlx::query("UPDATE audit SET refused_later = refused_later + $1 WHERE id = $2")
        .bind(users)
        .bind(id)
        .execute(&mut *transaction)
        .await?;
    sqlx::query(
        "UPDATE audit SET outcome = 'refused', http = NULL, code = $1
         WHERE id = $2 AND outcome = 'done' AND refused_later >=
             (SELECT COUNT(*) FROM audit_subjects s WHERE s.audit_id = audit.id) - $3",
    )
    .bind(code.map(|code| code.0))
    .bind(id)
    .bind(i64::from(of_pairs))
    .execute(transaction)
    .await?;
    Ok(())
}

/// Notes numbers that are known only once a call is over.
pub(crate) async fn note(
    transaction: &mut SqliteConnection,
    id: i64,
    details: Map<String, Value>,
) -> Result<(), Error> {
    sqlx::query("UPDATE audit SET details = $1 WHERE id = $2")
        .bind(Value::from(details).to_string())
        .bind(id)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Marks entries as unknown that an earlier process left without an outcome: what they changed, if
/// anything, cannot be taken back.
pub(crate) async fn settle_left_behind(database: &Database) -> Result<(), Error> {
    let mut transaction = database.write().await?;
    // Jobs find out what became of their own calls.
    let settled = sqlx::query(
        "UPDATE audit SET outcome = $1 WHERE outcome = 'pending'
         AND NOT EXISTS (SELECT 1 FROM job_items i
                         WHERE i.job_id = audit.job_id AND i.audit_id = audit.id
                           AND i.state = 'sent')",
    )
    .bind(AuditOutcome::Unknown.name())
    .execute(&mut *transaction)
    .await?;
    sqlx::query(
        "DELETE FROM undo WHERE audit_id IN
             (SELECT a.id FROM audit a JOIN undo u ON u.audit_id = a.id WHERE a.outcome <> $1 AND a.job_id IS NULL)",
    )
    .bind(AuditOutcome::Done.name())
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    if settled.rows_affected() > 0 {
        let entries = settled.rows_affected();
        tracing::warn!(entries, "changes of an earlier run have no outcome; they read unknown now");
    }
    Ok(())
}

async fn insert(
    transaction: &mut SqliteConnection,
    intent: &Intent<'_>,
    outcome: AuditOutcome,
) -> Result<i64, Error> {
    let reason = match intent.reason {
        Some(reason) if may_be_kept(transaction, intent).await? => Some(reason),
        _ => None,
    };
    // The reason of a job is read anew: it may have been erased since its runner began.
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO audit (app, at, admin, action, outcome, reason, case_no, request_id, details,
                            job_id, undoes)
         VALUES ($1, $2, $3, $4, $5,
                 CASE WHEN $6 IS NULL OR $10 IS NULL THEN $6
                      ELSE (SELECT reason FROM jobs WHERE id = $10) END,
                 $7, $8, $9, $10, $11) RETURNING id",
    )
    .bind(intent.app)
    .bind(intent.at)
    .bind(intent.admin)
    .bind(intent.action)
    .bind(outcome.name())
    .bind(reason)
    .bind(intent.case)
    .bind(intent.request_id)
    .bind(Value::from(intent.details.clone()).to_string())
    .bind(intent.job)
    .bind(intent.undoes)
    .fetch_one(&mut *transaction)
    .await?;
    if !intent.user_ids.is_empty() {
        let mut sql =
            QueryBuilder::<Sqlite>::new("INSERT INTO audit_subjects (app, user_id, audit_id) ");
        sql.push_values(intent.user_ids, |mut row, user| {
            row.push_bind(intent.app).push_bind(*user).push_bind(id);
        });
        sql.build().execute(transaction).await?;
    }
    Ok(id)
}

/// Whether the reason of an intent may be kept: not where it may be of before one of its users was
/// erased.
async fn may_be_kept(
    transaction: &mut SqliteConnection,
    intent: &Intent<'_>,
) -> Result<bool, Error> {
    let Intent { app, user_ids, at, .. } = *intent;
    if erasure::erased_since(transaction, app, user_ids, at).await? {
        return Ok(false);
    }
    // What the gateway does by itself was written by somebody before.
    let is_old = intent.job.is_some() || intent.admin == GATEWAY_ADMIN;
    Ok(!is_old || !erasure::is_erased(transaction, app, user_ids).await?)
}
