use nexconn_api::local::{GetWebhook, GetWebhookRequest, Webhook};

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::webhook;

impl Handle for GetWebhook {
    async fn handle(call: &mut Call, _: GetWebhookRequest) -> Result<Webhook, Error> {
        let now = call.now;
        webhook::state(call.database(), now).await
    }
}
