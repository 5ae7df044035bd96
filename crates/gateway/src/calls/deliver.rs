//! One change from intent to outcome.

use nexconn_api::admin::UpstreamAnswer;
use sqlx::SqliteConnection;

use super::answer::without_tokens;
use super::operation::{self, Operation};
use super::order::{Order, note, record_intent, record_outcome, send, settled};
use crate::Error;
use crate::gateway::Shared;
use crate::undo::{self, Before};
use crate::upstream::Delivery;

/// A change that was recorded, sent or not.
#[derive(Debug)]
pub(crate) struct Delivered {
    /// Its entry in the audit log.
    pub(crate) entry: i64,
    /// How it ended.
    pub(crate) delivery: Delivery,
}

/// Makes a change: records it, sends it, records how it ended. Where the outcome cannot be recorded,
/// the log says so and the change stands.
///
/// An error means that nothing was sent. It runs to its end only if its future does: callers spawn it
/// where a browser may go away.
pub(crate) async fn deliver(shared: &Shared, order: &Order<'_>) -> Result<Delivered, Error> {
    let before = undo::read_before(shared, order).await;
    let mut transaction = shared.database.write().await?;
    let now = shared.clock.now();
    let entry = record_intent(&mut transaction, order, now).await?;
    keep(&mut transaction, entry, order, before.as_ref(), now).await?;
    transaction.commit().await?;
    let delivery = send_and_record(shared, order, entry, None).await?;
    Ok(Delivered { entry, delivery })
}

/// Keeps what was there before, where it could be read.
pub(super) async fn keep(
    transaction: &mut SqliteConnection,
    entry: i64,
    order: &Order<'_>,
    before: Option<&Before>,
    now: i64,
) -> Result<(), Error> {
    match before {
        Some(before) => undo::keep_before(transaction, entry, order, before, now).await,
        None => Ok(()),
    }
}

/// Sends a change whose intent is recorded, and records how it ended, together with the answer to
/// the console's operation if it has one.
pub(super) async fn send_and_record(
    shared: &Shared,
    order: &Order<'_>,
    entry: i64,
    operation: Option<Operation<'_>>,
) -> Result<Delivery, Error> {
    let sent = send(shared, order).await;
    let delivery = sent.as_ref().unwrap_or(&Delivery::NotSent);
    let (id, now) = (order.request_id, shared.clock.now());
    let recorded = async {
        let mut transaction = shared.database.write().await?;
        record_outcome(&mut transaction, order, entry, delivery, now).await?;
        if let Some(operation) = operation {
            settle(&mut transaction, operation, delivery).await?;
        }
        Ok::<_, Error>(transaction.commit().await?)
    };
    if let Err(error) = recorded.await {
        tracing::error!(request_id = id, %error, "the outcome of a change could not be recorded");
    }
    let noted = async {
        let mut transaction = shared.database.write().await?;
        note(&mut transaction, order, entry, delivery, now).await?;
        Ok::<_, Error>(transaction.commit().await?)
    };
    if let Err(error) = noted.await {
        tracing::error!(request_id = id, %error, "what a change told could not be noted");
    }
    settled(shared, order, delivery);
    sent
}

/// Keeps the answer to an operation. One that was never sent may be tried again.
async fn settle(
    transaction: &mut SqliteConnection,
    operation: Operation<'_>,
    delivery: &Delivery,
) -> Result<(), Error> {
    match delivery {
        Delivery::Answered(UpstreamAnswer { http, body }) => {
            let answer = UpstreamAnswer { http: *http, body: without_tokens(body.clone()) };
            let json = serde_json::to_string(&answer);
            let json = json.map_err(|error| Error::Internal(error.to_string()))?;
            operation::keep(transaction, operation, &json).await
        }
        Delivery::NotSent => operation::forget(transaction, operation).await,
        Delivery::Unknown => Ok(()),
    }
}
