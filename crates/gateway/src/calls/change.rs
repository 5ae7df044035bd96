//! A call that changes something: recorded before it is sent, and its outcome after.

use axum::response::Response;
use nexconn_api::admin::{AuditOutcome, Call, Outcome};
use nexconn_api::{Spec, check};
use serde_json::{Map, Value};

use super::answer;
use super::operation::{self, Operation};
use crate::audit::{self, Ending, Intent};
use crate::endpoints::Context;
use crate::sessions::digest::digest;
use crate::upstream::{Delivery, Outgoing};
use crate::{Error, directory};

/// A change on its way.
#[derive(Debug)]
struct Change {
    context: Context,
    spec: &'static Spec,
    app: String,
    call: Call<Map<String, Value>>,
    /// The request as it is sent.
    body: String,
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
    let change = Change { context, spec, app, call, body, digest };
    let running = changes.spawn(async move { change.forward().await });
    running.await.map_err(|error| Error::Internal(format!("a change ended early: {error}")))?
}

impl Change {
    async fn forward(&self) -> Result<Response, Error> {
        let request_id = &self.context.request_id;
        let upstream = self.context.shared.upstreams.of(&self.app)?;
        let entry = match self.begin().await? {
            Begun::Entry(entry) => entry,
            Begun::Before(before) => {
                return Ok(answer::tell(
                    before.outcome,
                    before.answer,
                    before.request_id,
                    Some(before.entry),
                ));
            }
        };
        let outgoing =
            Outgoing { path: self.spec.path, body: &self.body, request_id, changes: true };
        let sent = upstream.send(outgoing).await;
        let ended = sent.as_ref().unwrap_or(&Delivery::NotSent);
        if let Err(error) = self.finish(entry, ended).await {
            tracing::error!(request_id, %error, "the outcome of a change could not be recorded");
        }
        // Apart from the outcome, which must not depend on it.
        if let Err(error) = self.note(ended).await {
            tracing::error!(request_id, %error, "the directory could not note a change");
        }
        match sent? {
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

    /// Records the intent, unless the same operation was recorded before.
    async fn begin(&self) -> Result<Begun, Error> {
        let mut transaction = self.context.shared.database.write().await?;
        if let Some(before) = operation::find(&mut transaction, self.operation()?).await? {
            return Ok(Begun::Before(before));
        }
        let intent = Intent {
            app: &self.app,
            at: self.context.now,
            admin: &self.context.signed_in()?.email,
            action: self.spec.path,
            user_ids: &check::user_ids(self.spec, &self.call.request),
            reason: self.call.reason.as_deref(),
            case: self.call.case.as_deref(),
            request_id: &self.context.request_id,
        };
        let entry = audit::begin(&mut transaction, &intent).await?;
        let (operation, id) = (self.operation()?, &self.context.request_id);
        operation::begin(&mut transaction, operation, entry, id, self.context.now).await?;
        transaction.commit().await?;
        Ok(Begun::Entry(entry))
    }

    /// Records the outcome.
    async fn finish(&self, entry: i64, sent: &Delivery) -> Result<(), Error> {
        let operation = self.operation()?;
        let mut transaction = self.context.shared.database.write().await?;
        audit::finish(&mut transaction, entry, ending(sent)).await?;
        match sent {
            Delivery::Answered(answer) => {
                operation::finish(&mut transaction, operation, answer).await?;
            }
            Delivery::NotSent => operation::forget(&mut transaction, operation).await?,
            Delivery::Unknown => {}
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Notes in the directory what the outcome tells about users.
    async fn note(&self, sent: &Delivery) -> Result<(), Error> {
        let told = match sent {
            Delivery::Answered(answer) => (answer::outcome(answer, true), &answer.body),
            Delivery::Unknown => (Outcome::Unknown, &Value::Null),
            Delivery::NotSent => return Ok(()),
        };
        let Context { shared, now, .. } = &self.context;
        let request = &self.call.request;
        directory::observe(&shared.database, &self.app, self.spec, request, told, *now).await
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
    /// The same operation was recorded before.
    Before(operation::Recorded),
}

fn ending(sent: &Delivery) -> Ending {
    match sent {
        Delivery::Answered(answer) => Ending {
            outcome: answer::audited(answer::outcome(answer, true)),
            http: Some(answer.http),
            code: answer::code(answer),
        },
        Delivery::NotSent => Ending { outcome: AuditOutcome::Refused, http: None, code: None },
        Delivery::Unknown => Ending { outcome: AuditOutcome::Unknown, http: None, code: None },
    }
}
