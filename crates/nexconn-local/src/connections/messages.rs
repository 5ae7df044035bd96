//! Direct messages between users: whether they are taken, and where they go.

use nexconn_api::Code;
use nexconn_api::choices::MESSAGE_BYTES;
use nexconn_api::client::{CallResult, ServiceFrame};
use uuid::Uuid;

use crate::Error;
use crate::call::Call;
use crate::store::deletions::{self, Standing};
use crate::store::messages::{self, Message};
use crate::store::{blocklist, friends, mutes, sessions, settings};

/// Takes a message for another user: whoever is connected gets it at once, on every device; for anybody else it waits.
pub(super) async fn send_text(
    call: &mut Call,
    from: &str,
    to: &str,
    text: String,
) -> Result<CallResult, Error> {
    check_text(&text)?;
    check_may_write(call, from, to).await?;
    let id = Uuid::new_v4().to_string();
    let message = Message { id, sender_id: from.to_owned(), text, sent_at: call.now };
    // While this transaction lasts nobody connects, and who is banned or deleted stands as disconnected already.
    let is_connected = sessions::has_any(call.database(), to).await?;
    if !(is_connected && call.app.connections.tell(to, &frame(message.clone()))) {
        messages::keep(call.database(), to, &message).await?;
    }
    Ok(CallResult::Sent { message_id: message.id, sent_at: message.sent_at })
}

/// A message as its receiver is told.
pub(super) fn frame(message: Message) -> ServiceFrame {
    let Message { id, sender_id, text, sent_at } = message;
    ServiceFrame::Message { from: sender_id, text, sent_at, message_id: id }
}

fn check_text(text: &str) -> Result<(), Error> {
    if text.is_empty() {
        return Err(Error::refused(Code::INVALID_PARAMETER, "text must not be empty"));
    }
    if text.len() > MESSAGE_BYTES {
        let message = format!("text must have at most {MESSAGE_BYTES} bytes");
        return Err(Error::refused(Code::TOO_LONG, message));
    }
    Ok(())
}

/// Refuses what one user may not write to another. Where several reasons apply, the first of this order is told.
async fn check_may_write(call: &mut Call, from: &str, to: &str) -> Result<(), Error> {
    if mutes::is_muted(call.database(), from).await? {
        return Err(Error::refused(Code::MUTED, "the sender is muted in direct channels"));
    }
    if deletions::standing(call.database(), to).await? != Some(Standing::Active) {
        let message = "the receiver is not registered, or is soft-deleted";
        return Err(Error::refused(Code::NO_SUCH_USER, message));
    }
    let settings = settings::chat(call.database()).await?;
    if settings.blocklist && blocklist::has(call.database(), to, from).await? {
        return Err(Error::refused(Code::BLOCKED, "the receiver has blocked the sender"));
    }
    if settings.friends_only && !friends::are_friends(call.database(), from, to).await? {
        let message = "only friends may write to each other, and these two are not";
        return Err(Error::refused(Code::NOT_FRIENDS, message));
    }
    Ok(())
}
