use nexconn_api::local::{ChatSettings, GetChatSettings, GetChatSettingsRequest};

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::settings;

impl Handle for GetChatSettings {
    async fn handle(call: &mut Call, _: GetChatSettingsRequest) -> Result<ChatSettings, Error> {
        settings::chat(call.database()).await
    }
}
