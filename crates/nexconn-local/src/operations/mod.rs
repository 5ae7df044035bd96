//! Soft deletes and restores: accepted by a call, finished here a moment later, in the order of acceptance.

mod accept;

pub(crate) use accept::accept;

use std::sync::Arc;
use std::time::Duration;

use nexconn_api::Code;
use nexconn_api::webhooks::ActivationStateItem;

use crate::Error;
use crate::app::App;
use crate::service::Service;
use crate::store::operations::{Operation, OperationType};
use crate::store::{deletions, operations};
use crate::webhooks::{Occurrence, emit};

/// How long the worker waits after a failure of the database.
const AFTER_FAILURE: Duration = Duration::from_secs(1);

/// Finishes the operations of an app, each when its time has come, until the service stops. What a service that
/// was stopped or killed left unfinished is taken up.
pub(crate) async fn work(service: Arc<Service>, app: Arc<App>) {
    let mut stopping = service.stopping.subscribe();
    loop {
        let ready = tokio::select! {
            _ = stopping.wait_for(|stopping| *stopping) => return,
            ready = next(&service, &app) => ready,
        };
        let finished = match ready {
            Ok(operation) => finish(&app, &operation, service.clock.now()).await,
            Err(error) => Err(error),
        };
        if let Err(error) = finished {
            tracing::error!(app_key = app.key, %error, "an operation could not be finished yet");
            tokio::time::sleep(AFTER_FAILURE).await;
        }
    }
}

/// Waits for the next operation whose time has come.
async fn next(service: &Service, app: &App) -> Result<Operation, Error> {
    let delay = i64::from(service.config.operation_delay_ms);
    loop {
        let mut reader = app.database.readers().acquire().await?;
        let first = operations::first(&mut reader).await?;
        drop(reader);
        match first {
            Some(operation) => {
                service.clock.sleep_until(operation.requested_at.saturating_add(delay)).await;
                return Ok(operation);
            }
            None => app.operation_accepted.notified().await,
        }
    }
}

async fn finish(app: &App, operation: &Operation, now: i64) -> Result<(), Error> {
    let mut transaction = app.database.write().await?;
    for (user_id, code) in operations::items(&mut transaction, operation.position).await? {
        if Code(code) == Code::SUCCESS {
            match operation.kind {
                OperationType::SoftDelete => deletions::erase(&mut transaction, &user_id).await?,
                OperationType::Restore => {
                    deletions::restore(&mut transaction, &user_id, operation.position).await?;
                }
            }
        }
        let item = ActivationStateItem {
            user_id,
            operate_id: operation.id.clone(),
            operation_type: operation.kind.into(),
            code: code.to_string(),
            time: now,
        };
        emit(&mut transaction, Occurrence::Activation(item)).await?;
    }
    operations::remove(&mut transaction, operation.position).await?;
    app.commit(transaction).await?;
    if operation.kind == OperationType::SoftDelete && !app.database.empty_log().await? {
        tracing::warn!(app_key = app.key, "the log of the database still holds what was erased");
    }
    tracing::info!(app_key = app.key, operation_id = operation.id, "an operation is finished");
    Ok(())
}
