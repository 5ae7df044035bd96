//! What decides who may message and add whom in an app.

use nexconn_api::admin::{ChatFacts, Fact, FactSource};
use nexconn_api::local::{GetChatSettings, GetChatSettingsRequest};

use super::declarations;
use crate::calls::{Asked, ask};
use crate::gateway::Shared;
use crate::{AppConfig, Error};

/// What the app's service tells, else what was declared.
pub(crate) async fn chat(
    shared: &Shared,
    app: &AppConfig,
    request_id: &str,
) -> Result<ChatFacts, Error> {
    if !app.has_console {
        let mut reader = shared.database.readers().acquire().await?;
        return Ok(declarations::read(&mut reader, &app.slug).await?.chat);
    }
    let at = shared.clock.now();
    let asked = ask::<GetChatSettings>(shared, &app.slug, &GetChatSettingsRequest {}, request_id);
    match asked.await? {
        Asked::Told(settings) => Ok(ChatFacts {
            friends_only: Some(told(settings.friends_only, at)),
            blocklist: Some(told(settings.blocklist, at)),
            friend_requests: Some(told(settings.friend_request_permission, at)),
        }),
        Asked::Refused(why) => {
            tracing::warn!(request_id, %why, "the service does not tell how chats are set");
            Ok(ChatFacts::default())
        }
        Asked::Unreachable => Ok(ChatFacts::default()),
    }
}

const fn told<T>(value: T, at: i64) -> Fact<T> {
    Fact { value, from: FactSource::Service, at: Some(at), by: None }
}
