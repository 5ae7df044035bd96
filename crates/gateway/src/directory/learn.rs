//! Asking Nexconn about users whom the gateway has not met.

use nexconn_api::admin::Outcome;
use nexconn_api::nexconn::{GetUser, GetUserRequest};
use nexconn_api::spec::Endpoint;
use nexconn_api::wire;
use uuid::Uuid;

use super::{Times, observe};
use crate::Error;
use crate::calls::{Asked, ask_as, object};
use crate::gateway::Shared;
use crate::upstream::Priority;

/// Asks about a user, and remembers who it is. Whom Nexconn does not know is passed over.
pub(crate) async fn learn(shared: &Shared, app: &str, user_id: &str) -> Result<(), Error> {
    let internal = |error: serde_json::Error| Error::Internal(error.to_string());
    let request = GetUserRequest { user_id: user_id.to_owned() };
    let began = shared.clock.now();
    let id = Uuid::new_v4().to_string();
    let told = match ask_as::<GetUser>(shared, app, &request, &id, Priority::Job).await? {
        Asked::Told(told) => wire::success(&told).map_err(internal)?,
        Asked::Refused(_) => return Ok(()),
        Asked::Unreachable => return Err(Error::UpstreamUnreachable),
    };
    let mut transaction = shared.database.write().await?;
    let answer = (Outcome::Done, &told);
    let times = Times { began, as_of: began };
    observe(&mut transaction, app, &GetUser::SPEC, &object(&request)?, answer, times).await?;
    Ok(transaction.commit().await?)
}
