//! Webhooks to a real receiver: what is told, in which order, and what happens when nobody answers.

mod activation;
mod delivery;
mod faults;
mod flood;
pub(crate) mod receiver;
mod relations;
mod settings;

use nexconn_api::Secret;
use nexconn_api::admin::Environment::Production;
use nexconn_api::local::{GetWebhook, GetWebhookRequest, SetWebhook, SetWebhookRequest, Webhook};
use nexconn_api::webhooks::Event;
use nexconn_client::Connection;
use nexconn_local::Config;

use self::receiver::Receiver;
use crate::caller::Caller;
use crate::connections;
use crate::fixture::Local;

/// A service whose webhooks go to a receiver.
struct Told {
    local: Local,
    caller: Caller,
    receiver: Receiver,
}

impl Told {
    async fn start() -> Self {
        Self::with(|_| {}).await
    }

    async fn with(adapt: impl FnOnce(&mut Config)) -> Self {
        let local = Local::with(&[Production], |config| {
            config.rate_limits = false;
            adapt(config);
        })
        .await;
        let (caller, receiver) = (local.caller(), Receiver::start().await);
        set(&caller, Some(receiver.url()), &Event::ALL).await;
        Self { local, caller, receiver }
    }

    async fn token(&self, user_id: &str) -> Secret {
        connections::token(&self.caller, user_id).await
    }

    async fn connect(&self, token: &Secret, device: &str) -> Connection {
        connections::open(&self.local, token, device).await.expect("connected")
    }

    /// Lets a user come and go: two webhooks.
    async fn visit(&self, user_id: &str) {
        let token = self.token(user_id).await;
        self.connect(&token, "d").await.disconnect().await.expect("closed");
    }

    /// The state once it is as `right` says. What is settled after an answer is not told to anybody, so it is asked for.
    async fn state_when(&self, right: impl Fn(&Webhook) -> bool) -> Webhook {
        for _ in 0..2000 {
            let state = state(&self.caller).await;
            if right(&state) {
                return state;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("it stays {:?}", state(&self.caller).await);
    }
}

pub(crate) async fn set(caller: &Caller, url: Option<String>, events: &[Event]) -> Webhook {
    let request = SetWebhookRequest { url, events: events.to_vec(), activation_type: None };
    caller.call::<SetWebhook>(&request).await.expect("set")
}

async fn state(caller: &Caller) -> Webhook {
    caller.call::<GetWebhook>(&GetWebhookRequest {}).await.expect("told")
}
