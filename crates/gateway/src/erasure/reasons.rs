//! Reasons: what admins wrote, for one user or for many.

use sqlx::SqliteConnection;

use crate::Error;
use crate::audit::GATEWAY_ADMIN;

/// How many reasons were erased where.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    pub(super) entries: u64,
    pub(super) jobs: u64,
    pub(super) bans: u64,
}

/// Entries of the audit log about the user, alone or among others.
const ENTRIES: &str = "SELECT audit_id FROM audit_subjects WHERE app = $1 AND user_id = $2";
/// Jobs with the user.
const JOBS: &str = "SELECT job_id FROM job_items WHERE app = $1 AND user_id = $2";

/// Erases the reasons of entries, jobs and standing bans that have the user among theirs.
pub(super) async fn erase(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<Reasons, Error> {
    let mut erased = Reasons::default();
    let texts = format!(
        "SELECT reason FROM audit WHERE id IN ({ENTRIES}) AND reason IS NOT NULL
         UNION SELECT reason FROM jobs WHERE id IN ({JOBS}) AND reason IS NOT NULL"
    );
    let texts: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(texts))
        .bind(app)
        .bind(user_id)
        .fetch_all(&mut *transaction)
        .await?;
    // A standing ban holds its reason besides, and each renewal tells it again: also for those who
    // were banned together with the user.
    for text in &texts {
        erased.entries += of_renewals(transaction, app, user_id, text).await?;
        erased.bans += of_standing_bans(transaction, app, user_id, text).await?;
    }
    let entries = format!(
        "UPDATE audit SET reason = NULL
         WHERE app = $1 AND reason IS NOT NULL AND (id IN ({ENTRIES}) OR job_id IN ({JOBS}))"
    );
    erased.entries += run(transaction, entries, app, user_id).await?;
    let jobs = format!("UPDATE jobs SET reason = NULL WHERE reason IS NOT NULL AND id IN ({JOBS})");
    erased.jobs += run(transaction, jobs, app, user_id).await?;
    Ok(erased)
}

/// The users who share an entry or a job of that reason, `$3`, with the user.
const COMPANIONS: &str = "SELECT s.user_id FROM audit_subjects s
    WHERE s.app = $1 AND s.audit_id IN
        (SELECT e.audit_id FROM audit_subjects e JOIN audit a ON a.id = e.audit_id
         WHERE e.app = $1 AND e.user_id = $2 AND a.reason = $3)
    UNION SELECT i.user_id FROM job_items i
    WHERE i.job_id IN
        (SELECT e.job_id FROM job_items e JOIN jobs j ON j.id = e.job_id
         WHERE e.app = $1 AND e.user_id = $2 AND j.reason = $3)";

async fn of_standing_bans(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    text: &str,
) -> Result<u64, Error> {
    let sql = format!(
        "UPDATE standing_bans SET reason = '' WHERE app = $1 AND reason = $3
         AND user_id IN ({COMPANIONS})"
    );
    let erased = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(app)
        .bind(user_id)
        .bind(text)
        .execute(transaction)
        .await?;
    Ok(erased.rows_affected())
}

/// What the gateway wrote by itself ends with the reason of the ban.
async fn of_renewals(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    text: &str,
) -> Result<u64, Error> {
    let sql = format!(
        "UPDATE audit SET reason = NULL WHERE app = $1 AND admin = $4
         AND substr(reason, length(reason) - length($3) + 1) = $3
         AND id IN (SELECT audit_id FROM audit_subjects
                    WHERE app = $1 AND user_id IN ({COMPANIONS}))"
    );
    let erased = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(app)
        .bind(user_id)
        .bind(text)
        .bind(GATEWAY_ADMIN)
        .execute(transaction)
        .await?;
    Ok(erased.rows_affected())
}

async fn run(
    transaction: &mut SqliteConnection,
    sql: String,
    app: &str,
    user_id: &str,
) -> Result<u64, Error> {
    let done =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(app).bind(user_id).execute(transaction).await?;
    Ok(done.rows_affected())
}
