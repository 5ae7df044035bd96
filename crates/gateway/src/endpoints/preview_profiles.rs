use nexconn_api::admin::{PreviewProfiles, PreviewRequest, ProfileRow, TablePreview};

use super::{Context, Handle};
use crate::{Error, recognise};

impl Handle for PreviewProfiles {
    async fn handle(
        context: &mut Context,
        request: PreviewRequest,
    ) -> Result<TablePreview<ProfileRow>, Error> {
        recognise::preview_profiles(context, request).await
    }
}
