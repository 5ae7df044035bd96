//! The gateway's own changing endpoints by the console's operation id: the same one again returns
//! the recorded answer.

use std::future::Future;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::operation::{self, Operation};
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
    let Intended { app, operation: id, path } = intended;
    let request = serde_json::to_string(request).map_err(|e| Error::Internal(e.to_string()))?;
    let digest = digest(&[path, &request]);
    let admin = context.signed_in()?.admin;
    let operation = Operation { app, id, admin, digest: &digest };
    let mut transaction = context.shared.database.write().await?;
    if let Some(before) = operation::find(&mut transaction, operation).await? {
        let answer = before.answer.ok_or(Error::Conflict(
            "this operation is on its way or was cut off; the audit log tells how it ended",
        ))?;
        return serde_json::from_str(&answer).map_err(|e| Error::Internal(e.to_string()));
    }
    operation::begin(&mut transaction, operation, None, context.now).await?;
    transaction.commit().await?;
    let database = context.shared.database.clone();
    let (app, id) = (app.to_owned(), id.to_owned());
    let running = context.shared.changes.spawn(async move {
        let operation = Operation { app: &app, id: &id, admin, digest: &digest };
        let answered = work.await;
        let mut transaction = database.write().await?;
        match &answered {
            Ok(answer) => {
                let json = serde_json::to_string(answer);
                let json = json.map_err(|error| Error::Internal(error.to_string()))?;
                operation::keep(&mut transaction, operation, &json).await?;
            }
            Err(_) => operation::forget(&mut transaction, operation).await?,
        }
        transaction.commit().await?;
        answered
    });
    running.await.map_err(|error| Error::Internal(format!("a change ended early: {error}")))?
}
