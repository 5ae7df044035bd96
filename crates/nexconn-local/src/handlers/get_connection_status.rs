use nexconn_api::nexconn::{ConnectionStatus, GetConnectionStatus, GetConnectionStatusRequest};

use super::Handle;
use crate::Error;
use crate::call::Call;

impl Handle for GetConnectionStatus {
    /// An id that is not registered is not online.
    async fn handle(
        call: &mut Call,
        request: GetConnectionStatusRequest,
    ) -> Result<ConnectionStatus, Error> {
        Ok(ConnectionStatus::of(call.app.connections.is_online(&request.user_id)))
    }
}
