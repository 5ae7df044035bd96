use nexconn_api::admin::{PreviewRegistration, PreviewRequest, RegistrationRow, TablePreview};

use super::{Context, Handle};
use crate::{Error, recognise};

impl Handle for PreviewRegistration {
    async fn handle(
        context: &mut Context,
        request: PreviewRequest,
    ) -> Result<TablePreview<RegistrationRow>, Error> {
        recognise::preview_registration(&context.shared, request).await
    }
}
