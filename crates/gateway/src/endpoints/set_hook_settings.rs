use nexconn_api::admin::{HookState, SetHookSettings, SetHookSettingsRequest};

use super::{Context, Handle};
use crate::{Error, hooks};

impl Handle for SetHookSettings {
    async fn handle(
        context: &mut Context,
        request: SetHookSettingsRequest,
    ) -> Result<HookState, Error> {
        hooks::set(context, &request.app, &request.settings).await?;
        hooks::state(&context.shared, &request.app).await
    }
}
