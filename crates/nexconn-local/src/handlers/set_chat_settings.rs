use nexconn_api::local::{ChatSettings, SetChatSettings};
use nexconn_api::wire::Done;

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::settings;

impl Handle for SetChatSettings {
    async fn handle(call: &mut Call, request: ChatSettings) -> Result<Done, Error> {
        settings::set_chat(call.database(), request).await?;
        Ok(Done)
    }
}
