//! The gateway's own questions to Nexconn.

use nexconn_api::admin::Finding;
use nexconn_api::wire::{self, Refusal};
use nexconn_api::{Endpoint, check};

use super::object;
use crate::Error;
use crate::gateway::Shared;
use crate::upstream::{Delivery, Outgoing, Priority};

/// What became of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Asked<T> {
    /// Nexconn told.
    Told(T),
    /// Nexconn refused to tell.
    Refused(Refusal),
    /// No answer came.
    Unreachable,
}

impl<T> Asked<T> {
    /// Why something was not told.
    pub(crate) fn unread<U>(&self) -> Finding<U> {
        match self {
            Self::Refused(Refusal { http, code, .. }) => {
                Finding::Refused { http: *http, code: *code }
            }
            Self::Told(_) | Self::Unreachable => Finding::Unreachable,
        }
    }
}

/// Asks Nexconn by an endpoint that only reads. The directory does not learn from it by itself.
pub(crate) async fn ask<E: Endpoint>(
    shared: &Shared,
    app: &str,
    request: &E::Request,
    request_id: &str,
) -> Result<Asked<E::Response>, Error> {
    ask_as::<E>(shared, app, request, request_id, Priority::Interactive).await
}

/// The same, where it is known who waits for the answer.
pub(crate) async fn ask_as<E: Endpoint>(
    shared: &Shared,
    app: &str,
    request: &E::Request,
    request_id: &str,
    priority: Priority,
) -> Result<Asked<E::Response>, Error> {
    let spec = const { &E::SPEC };
    let fields = object(request)?;
    let body = serde_json::to_string(&fields).map_err(|e| Error::Internal(e.to_string()))?;
    let users = check::rate_units(spec, &fields);
    let call = Outgoing { spec, body: &body, users, request_id, priority };
    Ok(match shared.upstreams.of(app)?.send(call).await? {
        Delivery::Answered(answer) => match wire::read(answer.http, answer.body) {
            Ok(told) => Asked::Told(told),
            Err(refusal) => Asked::Refused(refusal),
        },
        Delivery::NotSent | Delivery::Unknown => Asked::Unreachable,
    })
}
