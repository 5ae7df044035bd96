//! Deletion records: what was erased, and when. Ids and times, no personal data.

use nexconn_api::admin::{DeletionRecord, ErasedCounts, GetDeletionRecordRequest};
use sqlx::{SqliteConnection, SqlitePool};

use super::Erasure;
use crate::Error;

/// Writes the record of an erasure and returns its number. What is erased again, since Nexconn confirms
/// what an owner's word had erased, adds to the record there is.
pub(super) async fn write(
    transaction: &mut SqliteConnection,
    erasure: &Erasure<'_>,
    erased: ErasedCounts,
) -> Result<i64, Error> {
    let Erasure { app, user_id, run, by, confirmed, now } = *erasure;
    let before: Option<(i64, String)> = sqlx::query_as(
        "SELECT c.id, c.erased FROM deletion_records c
         JOIN deleted_users d ON d.record_id = c.id
         WHERE d.app = $1 AND d.user_id = $2 AND d.deleted = 1",
    )
    .bind(app)
    .bind(user_id)
    .fetch_optional(&mut *transaction)
    .await?;
    let record = match before {
        Some((record, earlier)) => {
            let erased = add(read(&earlier)?, erased);
            sqlx::query(
                "UPDATE deletion_records SET erased = $1, erased_at = $2,
                     confirmed_at = CASE WHEN $3 = 1 THEN COALESCE(confirmed_at, $2)
                                         ELSE confirmed_at END
                 WHERE id = $4",
            )
            .bind(json(&erased)?)
            .bind(now)
            .bind(i64::from(confirmed))
            .bind(record)
            .execute(&mut *transaction)
            .await?;
            record
        }
        None => {
            sqlx::query_scalar(
                "INSERT INTO deletion_records (app, user_id, run_id, confirmed_at, erased_at,
                                               erased_by, erased)
                 VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
            )
            .bind(app)
            .bind(user_id)
            .bind(run)
            .bind(confirmed.then_some(now))
            .bind(now)
            .bind(by)
            .bind(json(&erased)?)
            .fetch_one(&mut *transaction)
            .await?
        }
    };
    sqlx::query("UPDATE deleted_users SET record_id = $1 WHERE app = $2 AND user_id = $3")
        .bind(record)
        .bind(app)
        .bind(user_id)
        .execute(transaction)
        .await?;
    Ok(record)
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    id: i64,
    app: String,
    user_id: String,
    confirmed_at: Option<i64>,
    erased_at: i64,
    erased_by: Option<String>,
    erased: String,
    requested_at: Option<i64>,
    admin: Option<String>,
    case_no: Option<String>,
    audit_id: Option<i64>,
    operation_id: Option<String>,
}

/// One record of an app.
pub(crate) async fn record(
    readers: &SqlitePool,
    request: &GetDeletionRecordRequest,
) -> Result<DeletionRecord, Error> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT c.id, c.app, c.user_id, c.confirmed_at, c.erased_at, c.erased_by, c.erased,
                p.requested_at, r.admin, r.case_no, p.audit_id, p.operation_id
         FROM deletion_records c
         LEFT JOIN deletion_runs r ON r.id = c.run_id
         LEFT JOIN deletion_users p ON p.run_id = c.run_id AND p.user_id = c.user_id
         WHERE c.app = $1 AND c.id = $2",
    )
    .bind(&request.app)
    .bind(request.record)
    .fetch_optional(readers)
    .await?;
    let row = row.ok_or(Error::NotFound("deletion record"))?;
    Ok(DeletionRecord {
        erased: read(&row.erased)?,
        record: row.id,
        app: row.app,
        user_id: row.user_id,
        requested_at: row.requested_at,
        by: row.admin,
        case: row.case_no,
        entry: row.audit_id,
        operation_id: row.operation_id,
        confirmed_at: row.confirmed_at,
        erased_at: row.erased_at,
        erased_by: row.erased_by,
    })
}

fn json(erased: &ErasedCounts) -> Result<String, Error> {
    serde_json::to_string(erased).map_err(|error| Error::Internal(error.to_string()))
}

fn read(erased: &str) -> Result<ErasedCounts, Error> {
    serde_json::from_str(erased).map_err(|error| Error::Internal(error.to_string()))
}

fn add(a: ErasedCounts, b: ErasedCounts) -> ErasedCounts {
    ErasedCounts {
        // The row is the same one.
        directory: a.directory.max(b.directory),
        reasons: a.reasons + b.reasons,
        undo_values: a.undo_values + b.undo_values,
        job_rows: a.job_rows + b.job_rows,
        bans: a.bans + b.bans,
        events: a.events + b.events,
        webhooks: a.webhooks + b.webhooks,
        answers: a.answers + b.answers,
    }
}
