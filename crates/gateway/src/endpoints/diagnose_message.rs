use nexconn_api::admin::{DiagnoseMessage, DiagnoseMessageRequest, MessageReport};

use super::{Context, Handle};
use crate::sessions::access;
use crate::{Error, talk};

impl Handle for DiagnoseMessage {
    async fn handle(
        context: &mut Context,
        request: DiagnoseMessageRequest,
    ) -> Result<MessageReport, Error> {
        let app = access::find_app(context, &request.app)?.clone();
        let ids = [request.from.as_str(), request.to.as_str()];
        Box::pin(talk::of(&context.shared, &app, ids, &context.request_id)).await
    }
}
