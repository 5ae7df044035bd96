use nexconn_api::admin::{PreviewRegistration, PreviewRegistrationRequest, RegistrationPreview};

use super::{Context, Handle};
use crate::{Error, recognise};

impl Handle for PreviewRegistration {
    async fn handle(
        context: &mut Context,
        request: PreviewRegistrationRequest,
    ) -> Result<RegistrationPreview, Error> {
        recognise::preview_registration(&context.shared, request).await
    }
}
