use nexconn_api::admin::{PreviewRegistration, PreviewRegistrationRequest, RegistrationPreview};

use super::{Context, Handle};
use crate::Error;

impl Handle for PreviewRegistration {
    async fn handle(
        _: &mut Context,
        _: PreviewRegistrationRequest,
    ) -> Result<RegistrationPreview, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
