use nexconn_api::Endpoint;
use nexconn_api::admin::{UndoChange, UndoChangeRequest, Undone};

use super::{Context, Handle};
use crate::Error;
use crate::calls::{Intended, once};
use crate::undo::{self, Wish};

impl Handle for UndoChange {
    async fn handle(context: &mut Context, request: UndoChangeRequest) -> Result<Undone, Error> {
        let path = UndoChange::SPEC.path;
        let intended = Intended { app: &request.app, operation: &request.operation, path };
        let session = context.signed_in()?;
        let wish = Wish {
            app: request.app.clone(),
            entry: request.entry,
            admin: session.email.clone(),
            role: session.roles.in_app(&request.app).ok_or(Error::NotFound("app"))?,
            request_id: context.request_id.clone(),
        };
        let shared = context.shared.clone();
        once(context, intended, &request, async move { undo::take_back(&shared, &wish).await })
            .await
    }
}
