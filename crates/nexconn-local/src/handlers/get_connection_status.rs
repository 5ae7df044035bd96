use nexconn_api::nexconn::{ConnectionStatus, GetConnectionStatus, GetConnectionStatusRequest};

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::sessions;

impl Handle for GetConnectionStatus {
    /// As the database has it, so that whoever is told of a ban or a deletion is not told that the user is online. An id
    /// that is not registered is not.
    async fn handle(
        call: &mut Call,
        request: GetConnectionStatusRequest,
    ) -> Result<ConnectionStatus, Error> {
        let online = sessions::has_any(call.database(), &request.user_id).await?;
        Ok(ConnectionStatus::of(online))
    }
}
