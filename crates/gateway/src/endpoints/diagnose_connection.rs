use nexconn_api::admin::{ConnectionReport, DiagnoseConnection, DiagnoseConnectionRequest};

use super::{Context, Handle};
use crate::{Error, diagnosis};

impl Handle for DiagnoseConnection {
    async fn handle(
        context: &mut Context,
        request: DiagnoseConnectionRequest,
    ) -> Result<ConnectionReport, Error> {
        let DiagnoseConnectionRequest { app, user_id } = request;
        diagnosis::of(&context.shared, &app, &user_id, &context.request_id).await
    }
}
