use nexconn_api::Code;
use nexconn_api::local::{SetWebhook, SetWebhookRequest, Webhook};
use nexconn_api::webhooks::Event;
use reqwest::Url;

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::{outbox, webhook};

impl Handle for SetWebhook {
    async fn handle(call: &mut Call, mut request: SetWebhookRequest) -> Result<Webhook, Error> {
        if let Some(Err(error)) = request.url.as_deref().map(Url::parse) {
            let message = format!("url is no address that can be posted to: {error}");
            return Err(Error::refused(Code::INVALID_PARAMETER, message));
        }
        request.events.sort_unstable();
        request.events.dedup();
        let now = call.now;
        let database = call.database();
        webhook::set(&mut *database, &request).await?;
        webhook::mark_chosen(&mut *database).await?;
        let settings = webhook::settings(&mut *database).await?;
        for event in Event::ALL {
            if settings.name_of(event).is_none() {
                let dropped = outbox::remove_all_of(&mut *database, event).await?;
                webhook::count_dropped(&mut *database, dropped).await?;
            }
        }
        webhook::state(database, now).await
    }
}
