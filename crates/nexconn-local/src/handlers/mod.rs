//! What each endpoint does, one file an endpoint. Signature, checks, rate, transaction and answer
//! happen around a handler, once, in the pipeline.

mod ban_users;
mod expire_access_tokens;
mod get_clock;
mod get_connection_status;
mod get_user;
mod issue_access_token;
mod list_banned_users;
mod move_clock;
mod unban_users;
mod update_user;

use nexconn_api::{Code, Endpoint};

use crate::Error;
use crate::call::Call;

/// Does what an endpoint is for.
pub(crate) trait Handle: Endpoint {
    /// Whether the endpoint exists only where callers may move the clock.
    const NEEDS_MANUAL_CLOCK: bool = false;

    /// Handles a request that passed its declaration's check.
    fn handle(
        call: &mut Call,
        request: Self::Request,
    ) -> impl Future<Output = Result<Self::Response, Error>> + Send;
}

/// The refusal of a call about a user that is not registered.
fn no_such_user() -> Error {
    Error::refused(Code::NO_SUCH_USER, "the user id does not exist")
}

/// The refusal of a clock endpoint of a service whose clock runs by itself.
fn no_manual_clock() -> Error {
    Error::refused(Code::NO_SUCH_ENDPOINT, "the clock of this service cannot be moved")
}
