//! Asking Nexconn for what a file is made of.

use nexconn_api::Endpoint;
use uuid::Uuid;

use crate::Error;
use crate::calls::{Asked, ask_as};
use crate::gateway::Shared;
use crate::upstream::Priority;

/// Asks when nobody else does: a long list must not hold up who works in the console.
pub(super) async fn tell<E: Endpoint>(
    shared: &Shared,
    app: &str,
    request: &E::Request,
) -> Result<E::Response, Error> {
    let id = Uuid::new_v4().to_string();
    match ask_as::<E>(shared, app, request, &id, Priority::Job).await? {
        Asked::Told(told) => Ok(told),
        Asked::Refused(why) => Err(Error::UpstreamRefused(why)),
        Asked::Unreachable => Err(Error::UpstreamUnreachable),
    }
}
