//! A change that the console asks for by an endpoint of Nexconn.

use axum::response::Response;
use nexconn_api::Spec;
use nexconn_api::admin::{AuditOutcome, Call, Outcome};
use serde_json::{Map, Value};
use sqlx::SqliteConnection;

use super::answer;
use super::deliver::{keep, send_and_record};
use super::operation::{self, Operation, Recorded};
use super::order::{Order, record_intent};
use crate::endpoints::Context;
use crate::sessions::digest::digest;
use crate::undo::{self, Before};
use crate::upstream::Delivery;
use crate::{Error, audit};

/// A change on its way.
#[derive(Debug)]
struct Change {
    context: Context,
    spec: &'static Spec,
    app: String,
    call: Call<Map<String, Value>>,
    digest: String,
}

/// Forwards a change. It runs to its end even if the browser goes away meanwhile.
pub(super) async fn run(
    context: Context,
    spec: &'static Spec,
    app: String,
    call: Call<Map<String, Value>>,
) -> Result<Response, Error> {
    let body = serde_json::to_string(&call.request).map_err(|e| Error::Internal(e.to_string()))?;
    let digest = digest(&[spec.path, &body]);
    let changes = context.shared.changes.clone();
    let change = Change { context, spec, app, call, digest };
    let running = changes.spawn(async move { change.forward().await });
    running.await.map_err(|error| Error::Internal(format!("a change ended early: {error}")))?
}

impl Change {
    async fn forward(&self) -> Result<Response, Error> {
        let Context { shared, request_id, .. } = &self.context;
        if let Some(before) = self.look_up().await? {
            return Ok(before);
        }
        let order = self.order()?;
        let before = undo::read_before(shared, &order).await;
        let entry = match self.begin(&order, before.as_ref()).await? {
            Begun::Entry(entry) => entry,
            Begun::Told(told) => return Ok(told),
        };
        match send_and_record(shared, &order, entry, Some(self.operation()?)).await? {
            Delivery::NotSent => Err(Error::UpstreamUnreachable),
            Delivery::Unknown => {
                Ok(answer::tell(Outcome::Unknown, None, request_id.clone(), Some(entry)))
            }
            Delivery::Answered(upstream) => {
                let outcome = answer::outcome(&upstream, true);
                Ok(answer::tell(outcome, Some(upstream), request_id.clone(), Some(entry)))
            }
        }
    }

    fn order(&self) -> Result<Order<'_>, Error> {
        Ok(Order {
            app: &self.app,
            spec: self.spec,
            action: self.spec.path,
            request: &self.call.request,
            admin: &self.context.signed_in()?.email,
            reason: self.call.reason.as_deref(),
            case: self.call.case.as_deref(),
            request_id: &self.context.request_id,
            job: None,
            undoes: None,
        })
    }

    /// Answers an operation that was recorded before, without asking Nexconn for anything.
    async fn look_up(&self) -> Result<Option<Response>, Error> {
        let mut reader = self.context.shared.database.readers().acquire().await?;
        self.find(&mut reader).await
    }

    async fn find(&self, connection: &mut SqliteConnection) -> Result<Option<Response>, Error> {
        match operation::find(connection, self.operation()?).await? {
            Some(before) => tell(connection, &self.app, before, self.context.now).await.map(Some),
            None => Ok(None),
        }
    }

    /// Records the intent, unless the same operation was recorded meanwhile.
    async fn begin(&self, order: &Order<'_>, before: Option<&Before>) -> Result<Begun, Error> {
        let now = self.context.now;
        let mut transaction = self.context.shared.database.write().await?;
        if let Some(told) = self.find(&mut transaction).await? {
            return Ok(Begun::Told(told));
        }
        let entry = record_intent(&mut transaction, order, now).await?;
        keep(&mut transaction, entry, order, before, now).await?;
        operation::begin(&mut transaction, self.operation()?, Some(entry), now).await?;
        transaction.commit().await?;
        Ok(Begun::Entry(entry))
    }

    fn operation(&self) -> Result<Operation<'_>, Error> {
        Ok(Operation {
            app: &self.app,
            id: &self.call.operation,
            admin: self.context.signed_in()?.admin,
            digest: &self.digest,
        })
    }
}

/// What [`Change::begin`] found.
#[derive(Debug)]
enum Begun {
    /// Number of the new audit entry.
    Entry(i64),
    /// The answer to the same operation, which was recorded before.
    Told(Response),
}

/// The answer to an operation again, by its entry in the audit log. One under way is a conflict.
async fn tell(
    connection: &mut SqliteConnection,
    app: &str,
    before: Recorded,
    now: i64,
) -> Result<Response, Error> {
    let entry = before.entry.unwrap_or_default();
    let entry = audit::find(connection, app, entry, now).await?;
    let entry = entry.ok_or_else(|| Error::Internal("an operation without an entry".to_owned()))?;
    let outcome = match entry.outcome {
        AuditOutcome::Done => Outcome::Done,
        AuditOutcome::Refused => Outcome::Refused,
        AuditOutcome::Unknown => Outcome::Unknown,
        AuditOutcome::Pending => {
            return Err(Error::Conflict("this operation is still on its way; ask again shortly"));
        }
    };
    let answer = before.answer.as_deref().map(serde_json::from_str).transpose();
    let answer = answer.map_err(|error| Error::Internal(error.to_string()))?;
    Ok(answer::tell(outcome, answer, entry.request_id, Some(entry.id)))
}
