use nexconn_api::nexconn::{ConnectionStatus, GetConnectionStatus, GetConnectionStatusRequest};

use super::{Handle, no_such_user};
use crate::Error;
use crate::call::Call;

impl Handle for GetConnectionStatus {
    async fn handle(
        _: &mut Call,
        _: GetConnectionStatusRequest,
    ) -> Result<ConnectionStatus, Error> {
        Err(no_such_user())
    }
}
