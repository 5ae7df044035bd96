//! A call that only reads: forwarded, noted in the directory, not audited.

use axum::response::Response;
use nexconn_api::{Spec, check};
use serde_json::{Map, Value};

use super::answer;
use crate::directory::Times;
use crate::endpoints::Context;
use crate::upstream::{Delivery, Outgoing, Priority};
use crate::{Error, directory};

/// Forwards a read.
pub(super) async fn run(
    context: &Context,
    spec: &'static Spec,
    app: &str,
    request: &Map<String, Value>,
) -> Result<Response, Error> {
    let body = serde_json::to_string(request).map_err(|e| Error::Internal(e.to_string()))?;
    let request_id = &context.request_id;
    let users = check::rate_units(spec, request);
    let call = Outgoing { spec, body: &body, users, request_id, priority: Priority::Interactive };
    let Delivery::Answered(upstream) = context.shared.upstreams.of(app)?.send(call).await? else {
        return Err(Error::UpstreamUnreachable);
    };
    let outcome = answer::outcome(&upstream, false);
    let noted = async {
        let mut transaction = context.shared.database.write().await?;
        let told = (outcome, &upstream.body);
        let times = Times { began: context.now, as_of: context.now };
        directory::observe(&mut transaction, app, spec, request, told, times).await?;
        Ok::<_, Error>(transaction.commit().await?)
    };
    if let Err(error) = noted.await {
        tracing::error!(request_id, %error, "the directory could not note what a read told");
    }
    Ok(answer::tell(outcome, Some(upstream), request_id.clone(), None))
}
