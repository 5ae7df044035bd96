use nexconn_api::Endpoint;
use nexconn_api::admin::{EraseCopies, EraseCopiesRequest, ErasedCopies};

use super::{Context, Handle};
use crate::calls::{Intended, once};
use crate::{Error, erasure};

impl Handle for EraseCopies {
    async fn handle(
        context: &mut Context,
        request: EraseCopiesRequest,
    ) -> Result<ErasedCopies, Error> {
        let path = EraseCopies::SPEC.path;
        let intended = Intended { app: &request.app, operation: &request.operation, path };
        let (shared, request_id) = (context.shared.clone(), context.request_id.clone());
        let admin = context.signed_in()?.email.clone();
        let asked = request.clone();
        once(context, intended, &request, async move {
            erasure::erase_copies(&shared, &admin, &request_id, &asked).await
        })
        .await
    }
}
