//! The gateway's own changing endpoints by the console's operation id: the same one again returns
//! the recorded answer.

use std::future::Future;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::operation::{KEPT_MILLIS, USED_OTHERWISE};
use crate::Error;
use crate::endpoints::Context;
use crate::sessions::digest::digest;

/// One intent of one admin at one of the gateway's own endpoints.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Intended<'a> {
    /// Slug of the app.
    pub(crate) app: &'a str,
    /// The console's operation id.
    pub(crate) operation: &'a str,
    /// Path of the endpoint.
    pub(crate) path: &'static str,
}

/// Runs `work` unless the same operation was answered before, and keeps its answer for a day.
///
/// `work` runs to its end even if the browser goes away meanwhile. When it fails, the same operation
/// may be tried again: it fails only where nothing was changed that must not be changed twice.
pub(crate) async fn once<A, W>(
    context: &Context,
    intended: Intended<'_>,
    request: &impl Serialize,
    work: W,
) -> Result<A, Error>
where
    A: Serialize + DeserializeOwned + Send + 'static,
    W: Future<Output = Result<A, Error>> + Send + 'static,
{
    let Intended { app, operation, path } = intended;
    let request = serde_json::to_string(request).map_err(|e| Error::Internal(e.to_string()))?;
    let digest = digest(&[path, &request]);
    let admin = context.signed_in()?.admin;
    let mut transaction = context.shared.database.write().await?;
    sqlx::query("DELETE FROM answers WHERE created_at < $1")
        .bind(context.now - KEPT_MILLIS)
        .execute(&mut *transaction)
        .await?;
    let known: Option<(i64, String, Option<String>)> = sqlx::query_as(
        "SELECT admin_id, digest, answer FROM answers WHERE app = $1 AND operation = $2",
    )
    .bind(app)
    .bind(operation)
    .fetch_optional(&mut *transaction)
    .await?;
    if let Some((by, of, answer)) = known {
        if by != admin || of != digest {
            return Err(Error::Conflict(USED_OTHERWISE));
        }
        let answer = answer.ok_or(Error::Conflict(
            "this operation is on its way or was cut off; the audit log tells how it ended",
        ))?;
        return serde_json::from_str(&answer).map_err(|e| Error::Internal(e.to_string()));
    }
    sqlx::query(
        "INSERT INTO answers (app, operation, admin_id, digest, created_at)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(app)
    .bind(operation)
    .bind(admin)
    .bind(digest)
    .bind(context.now)
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    let database = context.shared.database.clone();
    let (app, operation) = (app.to_owned(), operation.to_owned());
    let running = context.shared.changes.spawn(async move {
        let answered = work.await;
        let kept = match &answered {
            Ok(answer) => Some(serde_json::to_string(answer)),
            Err(_) => None,
        };
        let sql = match &kept {
            Some(_) => "UPDATE answers SET answer = $3 WHERE app = $1 AND operation = $2",
            None => "DELETE FROM answers WHERE app = $1 AND operation = $2",
        };
        let mut statement = sqlx::query(sql).bind(app).bind(operation);
        if let Some(kept) = kept {
            statement = statement.bind(kept.map_err(|e| Error::Internal(e.to_string()))?);
        }
        let mut transaction = database.write().await?;
        statement.execute(&mut *transaction).await?;
        transaction.commit().await?;
        answered
    });
    running.await.map_err(|error| Error::Internal(format!("a change ended early: {error}")))?
}
