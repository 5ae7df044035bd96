use nexconn_api::admin::{ConnectionReport, DiagnoseConnection, DiagnoseConnectionRequest};

use super::{Context, Handle};
use crate::Error;

impl Handle for DiagnoseConnection {
    async fn handle(
        _: &mut Context,
        _: DiagnoseConnectionRequest,
    ) -> Result<ConnectionReport, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
